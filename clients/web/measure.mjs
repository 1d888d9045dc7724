// Measures the page in a real Chromium: npm run measure -- [ADDRESS of a running server, http://127.0.0.1:5080 when left out]
//   bytes        what a browser that has nothing yet receives, without data
//   first chart  from the request until the first unit stands in the document; the median of eleven empty browsers
//   frames       while a chart with all units to the fourth level is pushed and zoomed, beside the same page left alone
import { chromium } from 'playwright-core';

const address = (process.argv[2] ?? 'http://127.0.0.1:5080').replace(/\/$/, '');
const rounds = 11;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const { items } = await (await fetch(`${address}/api/v1/departments?limit=200`)).json();
  const largest = items.reduce((one, other) => (other.unitCount > one.unitCount ? other : one));
  await firstChart('/', 'the whole organisation');
  await firstChart(`/?root=${largest.id}&depth=3`, `${largest.name}, three levels`);
  await frames(items);
} finally {
  await browser.close();
}

async function open(path) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('[role=treeitem]') === null) return;
      window.firstUnitAt = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(address + path);
  await page.waitForFunction(() => window.firstUnitAt !== undefined);
  return page;
}

async function firstChart(path, what) {
  const times = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const page = await open(path);
    await page.waitForLoadState('networkidle');
    times.push(await page.evaluate(() => window.firstUnitAt));
    bytes = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource').filter(({ name }) => !name.includes('/api/'))].reduce((sum, one) => sum + one.encodedBodySize, 0));
    await page.context().close();
  }
  times.sort((a, b) => a - b);
  console.log(`${what}: first chart after ${times[(rounds - 1) / 2].toFixed(0)} ms (${times[0].toFixed(0)} to ${times[rounds - 1].toFixed(0)}), ${bytes} bytes`);
}

async function frames(departments) {
  const charts = await Promise.all(departments.map(async ({ id }) => (await fetch(`${address}/api/v1/departments/${id}/chart?depth=3`)).json()));
  const page = await open('/?depth=4');
  await page.waitForLoadState('networkidle');
  console.log(`a chart of ${charts.reduce((sum, chart) => sum + count(chart), 0)} units:`);
  await watch('left alone', () => page.waitForTimeout(2000));
  await watch('pushed', async () => {
    await page.mouse.move(700, 500);
    await page.mouse.down();
    for (let step = 0; step < 160; step++) await page.mouse.move(700 + 250 * Math.sin(step / 12), 500 + 160 * Math.cos(step / 15));
    await page.mouse.up();
  });
  await watch('zoomed', async () => {
    await page.mouse.move(700, 500);
    for (let step = 0; step < 60; step++) await page.mouse.wheel(0, step % 30 < 15 ? -60 : 60);
  });

  async function watch(what, act) {
    await page.evaluate(() => {
      window.frameTimes = [];
      let last = performance.now();
      requestAnimationFrame(function frame(now) {
        window.frameTimes?.push(now - last);
        last = now;
        if (window.frameTimes) requestAnimationFrame(frame);
      });
    });
    await act();
    const times = await page.evaluate(() => {
      const all = window.frameTimes.slice(1).sort((a, b) => a - b);
      window.frameTimes = null;
      return all;
    });
    console.log(`  ${what}: ${times.length} frames, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`);

    function at(share) {
      return times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(1);
    }
  }
}

function count({ children }) {
  return 1 + children.reduce((sum, child) => sum + count(child), 0);
}
