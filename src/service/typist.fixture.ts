import type { Page } from 'playwright-core';

/** A person at the keyboard: every press is a step, and so is every word or line that is typed. */
export class Typist {
  readonly page: Page;
  private steps = 0;
  private since = performance.now();

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.steps++;
      await this.page.keyboard.press(key);
    }
  }

  async type(words: string): Promise<void> {
    this.steps++;
    await this.page.keyboard.type(words);
  }

  /** Goes on by Tab until something of that name has the focus. */
  async tabTo(name: RegExp, back = false): Promise<void> {
    for (let turn = 0; turn < 300; turn++) {
      if (name.test(await this.focused())) return;
      await this.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`Tab leads to nothing called ${name}; it ended at ${await this.focused()}`);
  }

  /** Goes anywhere by the palette. */
  async goTo(words: string): Promise<void> {
    await this.press('Control+k');
    await this.page.waitForSelector('.palette input:focus');
    await this.type(words);
    await this.page.waitForSelector('.palette [role=option]');
    await this.press('Enter');
    await this.page.waitForSelector('.palette', { state: 'detached' });
  }

  /** What has the focus is called: by its label, or by what it says. */
  async focused(): Promise<string> {
    return await this.page.evaluate(() => {
      const one = document.activeElement;
      const label = one instanceof HTMLInputElement || one instanceof HTMLSelectElement ? one.labels?.[0] : undefined;
      return one?.getAttribute('aria-label') ?? label?.textContent ?? one?.textContent ?? '';
    });
  }

  /** Tells the log of the test what a task took. @returns how many steps */
  done(task: string): number {
    const seconds = ((performance.now() - this.since) / 1000).toFixed(1);
    console.info(`by keyboard: ${task}: ${this.steps} steps, ${seconds} s`);
    const { steps } = this;
    this.steps = 0;
    this.since = performance.now();
    return steps;
  }
}
