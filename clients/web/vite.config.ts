import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

// Where a server runs while somebody works on the page: ORGCHART_SERVER=http://127.0.0.1:5080 npm run dev
const server = process.env.ORGCHART_SERVER ?? 'http://127.0.0.1:5080';

/** Compresses every file once, as well as it goes, so that the server never has to. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir }) {
    for (const name of readdirSync(dir!, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(html|js|css|svg)$/.test(name)) continue;
      const plain = readFileSync(join(dir!, name));
      for (const [ending, bytes] of [['br', brotliCompressSync(plain)], ['gz', gzipSync(plain, { level: 9 })]] as const) {
        if (bytes.length < plain.length) writeFileSync(join(dir!, `${name}.${ending}`), bytes);
      }
    }
  },
};

export default defineConfig({
  plugins: [compressed],
  build: {
    outDir: 'dist',
    // The Content-Security-Policy allows no data: addresses in scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: { proxy: { '/api': server, '/swagger': server } },
});
