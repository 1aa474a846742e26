/* A case with its files as one zip: unpacked in the folder `cases` it is the folder of the case. */

import { rules as loaded } from "./engine/rules.js";

/** The library is fetched when the first zip is made or opened. */
const packing = () => import("fflate");

const INDEX = "index.md";
/** Kinds of file that are packed already. */
const PACKED = /\.(?:jpe?g|png|webp|pdf|docx|pptx|xlsx)$/;
/** The folder that a Mac adds to a zip. */
const OF_MACS = "__MACOSX/";
/** Every zip of the same case is the same, so it carries no time of day. */
const DATE = new Date(2000, 0, 1);

/**
 * A zip of the folder of a case.
 *
 * @param {string} slug the folder's name
 * @param {string} text the index.md
 * @param {File[]} attachments
 * @returns {Promise<Blob>}
 */
export async function caseZip(slug, text, attachments) {
  const { zipSync } = await packing();
  /** @type {import("fflate").Zippable} */
  const parts = { [`${slug}/${INDEX}`]: [new TextEncoder().encode(text), { mtime: DATE }] };
  for (const file of attachments) {
    const level = PACKED.test(file.name) ? 0 : 6;
    parts[`${slug}/${file.name}`] = [new Uint8Array(await file.arrayBuffer()), { level, mtime: DATE }];
  }
  return new Blob([zipSync(parts)], { type: "application/zip" });
}

/**
 * What a zip of a case holds. Only plain files beside index.md are taken.
 *
 * @param {Blob} blob
 * @returns {Promise<{slug: string, text: string, attachments: File[]}>}
 * @throws {Error} with words for the person who chose the file
 */
export async function readZip(blob, { attachments: limits, patterns } = loaded()) {
  const { unzipSync } = await packing();
  const leftBehind = new RegExp(`^(?:${patterns.left_behind.source})$`, patterns.left_behind.flags);
  let unpacked = 0;
  let parts;
  try {
    parts = unzipSync(new Uint8Array(await blob.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/") || name.startsWith(OF_MACS) || leftBehind.test(name.split("/").at(-1))) return false;
        unpacked += originalSize;
        if (unpacked > limits.most_unpacked) throw new Error("too large");
        return true;
      },
    });
  } catch {
    throw new Error("This is no sound zip file, or it is too large.");
  }
  const index = Object.keys(parts)
    .filter((path) => path === INDEX || path.endsWith(`/${INDEX}`))
    .sort((one, other) => one.length - other.length)[0];
  if (!index) throw new Error(`There is no ${INDEX} in this zip, so it holds no case.`);
  const folder = index.slice(0, -INDEX.length);
  const names = Object.keys(parts).filter(
    (path) => path !== index && path.startsWith(folder) && !path.slice(folder.length).includes("/"),
  );
  return {
    slug: folder.split("/").at(-2) || "",
    text: new TextDecoder().decode(parts[index]),
    attachments: names.map((path) => new File([parts[path]], path.slice(folder.length))),
  };
}
