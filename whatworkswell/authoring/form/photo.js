/* Whether a JPEG says where it was taken: in what the camera wrote at its head (EXIF), or in what a program added (XMP). Anything
   that cannot be read says nothing here; the checker opens the file as a whole. */

const PIECE = 0xff;
const PICTURE_BEGINS = 0xda;
const APP1 = 0xe1;
const GPS = 0x8825; // the entry that leads to the list of the place
const PLACE = [2, 4]; // its latitude and longitude
const MOST_ENTRIES = 500;

/** @param {Uint8Array} bytes the head of a JPEG */
export function hasPlace(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === PIECE && bytes[at + 1] !== PICTURE_BEGINS) {
    const end = at + 2 + view.getUint16(at + 2);
    if (bytes[at + 1] === APP1 && saysPlace(bytes.subarray(at + 4, end))) return true;
    at = Math.max(end, at + 4);
  }
  return false;
}

function saysPlace(piece) {
  const text = new TextDecoder("latin1").decode(piece);
  if (!text.startsWith("Exif\0\0")) return text.startsWith("http://ns.adobe.com/x") && text.includes("GPSLatitude");
  const view = new DataView(piece.buffer, piece.byteOffset + 6, piece.byteLength - 6);
  const isLittle = text.startsWith("II", 6);
  try {
    const main = entries(view, view.getUint32(4, isLittle), isLittle);
    const place = main.has(GPS) ? entries(view, main.get(GPS), isLittle) : new Map();
    return PLACE.some((one) => place.has(one));
  } catch {
    return false; // it leads out of the piece
  }
}

/* The entries of one list: what each is called by, and the number that it holds. */
function entries(view, start, isLittle) {
  const count = Math.min(view.getUint16(start, isLittle), MOST_ENTRIES);
  const found = new Map();
  for (let number = 0; number < count; number += 1) {
    const at = start + 2 + number * 12;
    found.set(view.getUint16(at, isLittle), view.getUint32(at + 8, isLittle));
  }
  return found;
}
