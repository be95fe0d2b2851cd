/** The value of `ubah` in the address that asks for a new row; any other is the no_rawat of the row to edit. */
export const NEW_ROW = 'baru'
