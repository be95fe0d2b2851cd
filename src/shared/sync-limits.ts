/** How many days before today may be read again, at most; a month back BPJS takes no task times any more. */
export const MAX_LOOK_BACK_DAYS = 31
