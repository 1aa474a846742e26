/* Makes the style sheets and scripts of the theme from their sources: node scripts/bundle.mjs FOLDER MATERIAL

   An entry of whatworkswell/bundles becomes FOLDER/<name>.<hash of its content>.css or .js. MATERIAL is the folder of the parent theme's style sheets, which the shared sheet
   begins with. Printed is, as JSON, each entry's file by its name, and the packages that went into it. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, parse, resolve } from "node:path";
import { build } from "esbuild";

const [out, material] = process.argv.slice(2).map((path) => resolve(path));
const entries = resolve("whatworkswell/bundles");
/** @type {import("esbuild").BuildOptions & {write: false, metafile: true}} */
const SHARED = {
  bundle: true,
  minify: true,
  charset: "utf8",
  target: ["es2022", "safari16", "firefox115", "chrome111"],
  outdir: out,
  write: false,
  legalComments: "none",
  external: ["*.svg"],
  metafile: true,
  logLevel: "warning",
  tsconfigRaw: {}, // the settings of the type checker say nothing of what browsers run
};
/** The parent theme names its files by their content: `material:main` is the one that begins with `main`. */
const parentTheme = {
  name: "material",
  setup({ onResolve }) {
    onResolve({ filter: /^material:/ }, ({ path }) => {
      const start = path.slice("material:".length);
      const file = readdirSync(material).find((name) => name.startsWith(`${start}.`) && name.endsWith(".min.css"));
      return { path: join(material, file) };
    });
  },
};
mkdirSync(out, { recursive: true });
const files = {};
const packages = new Set();
/** What a script imports only when it is asked for is an entry too, made before the others and left out of them. */
const LATER = { fflate: "zip.js" };
const later = {
  name: "later",
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^(${Object.keys(LATER).join("|")})$`) }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path: `./${files[LATER[path]]}`, external: true } : undefined,
    );
  },
};
/** Modules are loaded as such, and do not run from a folder without a server; all others do. */
const MODULES = ["zip.js", "form.js", "search.js"];
for (const name of new Set([...Object.values(LATER), ...readdirSync(entries).sort()])) {
  const format = MODULES.includes(name) ? "esm" : "iife";
  const { metafile, outputFiles } = await build({
    ...SHARED,
    format,
    entryPoints: [join(entries, name)],
    plugins: [parentTheme, later],
  });
  const [{ contents }] = outputFiles;
  const { name: stem, ext } = parse(name);
  /* By the content alone: a name of esbuild's own depends on where the sources lie too. */
  files[name] = `${stem}.${createHash("sha256").update(contents).digest("hex").slice(0, 8)}${ext}`;
  writeFileSync(join(out, files[name]), contents);
  for (const input of Object.keys(metafile.inputs)) {
    const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input);
    if (inPackage) packages.add(inPackage[1]);
  }
}
process.stdout.write(JSON.stringify({ files, packages: [...packages].sort() }));
