/** Preloaded into a process that has no clock of its own to set: it runs on the hospital's day of the test. */
const shift = Number(process.env.MOBILEJKN_UJI_GESER_MS)
const real = Date.now
Date.now = () => real() + shift
