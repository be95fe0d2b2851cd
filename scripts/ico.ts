/** One picture of an icon file, as a PNG file and as pixels (RGBA, top row first). */
export interface IcoImage {
  readonly size: number
  readonly png: Buffer
  readonly rgba: Uint8Array
}

const DIRECTORY_BYTES = 6
const ENTRY_BYTES = 16
const BITMAP_HEADER_BYTES = 40

/**
 * A Windows icon file. Pictures below 256 pixels are stored as bitmaps: parts of Windows and of the installer still
 * read PNG only in the large one.
 */
export function encodeIco(images: readonly IcoImage[]): Buffer {
  const bodies = images.map((image) => (image.size < 256 ? encodeBitmap(image) : image.png))
  const head = Buffer.alloc(DIRECTORY_BYTES + ENTRY_BYTES * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach(({ size }, index) => {
    const entry = DIRECTORY_BYTES + ENTRY_BYTES * index
    const length = bodies[index]?.length ?? 0
    // 0 stands for 256.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += length
  })
  return Buffer.concat([head, ...bodies])
}

/** A device-independent bitmap: blue first, bottom row first, then the old one-bit mask, left empty as alpha rules. */
function encodeBitmap({ size, rgba }: IcoImage): Buffer {
  const maskRow = Math.ceil(size / 32) * 4
  const body = Buffer.alloc(BITMAP_HEADER_BYTES + size * size * 4 + maskRow * size)
  body.writeUInt32LE(BITMAP_HEADER_BYTES, 0)
  body.writeInt32LE(size, 4)
  // The height counts picture and mask.
  body.writeInt32LE(size * 2, 8)
  body.writeUInt16LE(1, 12)
  body.writeUInt16LE(32, 14)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = (y * size + x) * 4
      const to = BITMAP_HEADER_BYTES + ((size - 1 - y) * size + x) * 4
      body[to] = rgba[from + 2] ?? 0
      body[to + 1] = rgba[from + 1] ?? 0
      body[to + 2] = rgba[from] ?? 0
      body[to + 3] = rgba[from + 3] ?? 0
    }
  }
  return body
}
