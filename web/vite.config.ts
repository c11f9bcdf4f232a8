import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The workbench is built into the package; the service serves it. Nothing inline: the page's policy forbids it. */
// biome-ignore lint/style/noDefaultExport: Vite asks for it.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    // The licences of what is put into the files, which ask to go along.
    license: { fileName: 'licences.md' },
  },
});
