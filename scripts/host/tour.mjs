/** The verbs of a tour through the served workbench: what a person would do with keyboard and mouse, and taking pictures. */

import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** A built-in theme of each kind: its name in the picker, and the class that marks the workbench. */
const themes = {
  light: { label: 'Light Modern', mark: 'vs' },
  dark: { label: 'Dark Modern', mark: 'vs-dark' },
  'high-contrast-dark': { label: 'Dark High Contrast', mark: 'hc-black' },
  'high-contrast-light': { label: 'Light High Contrast', mark: 'hc-light' },
};

/** Every verb waits for what it brings about, so that a picture can be taken right after it. */
export class Tour {
  /** The page itself, for whatever has no verb. */
  page;
  #pictures;

  /**
   * @param {import('playwright-core').Page} page
   * @param {string} pictures Folder of the pictures.
   */
  constructor(page, pictures) {
    this.page = page;
    this.#pictures = pictures;
  }

  /** Until the workbench can be used. */
  async begin() {
    await this.page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** @param {string} name A file of the opened folder, as one would type it into Quick Open. */
  async openFile(name) {
    await this.press('Control+P');
    const base = path.posix.basename(name);
    await this.#choose(name, base);
    await this.page.locator(`.tab.active[data-resource-name="${base}"]`).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /**
   * @param {number} line From 1.
   * @param {number} [column] From 1.
   */
  async goTo(line, column = 1) {
    await this.press('Control+G');
    await this.#ask(`:${line}:${column}`);
    await this.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: String(line) }).waitFor();
    await this.press('Enter');
    const place = new RegExp(`Ln ${line}, Col ${column}\\b`);
    await this.page.locator('.statusbar-item').filter({ hasText: place }).waitFor();
  }

  /** Until a finding is underlined in the open file. */
  async findings() {
    await this.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint').first().waitFor();
  }

  /** Opens the hover at the cursor. */
  async hover() {
    await this.press('Control+K');
    await this.press('Control+I');
    await this.page.locator('.monaco-hover:visible .hover-contents').first().waitFor();
  }

  /** Closes the hover and gives the keyboard back to the editor. */
  async leaveHover() {
    await this.press('Escape');
    await this.page.locator('.monaco-hover:visible .hover-contents').waitFor({ state: 'hidden' });
  }

  /** Opens the menu of the light bulb at the cursor. */
  async lightBulb() {
    // The keys mean nothing before the editor has been told what the bulb offers.
    await this.page.locator('.lightBulbWidget:visible, .codicon-gutter-lightbulb:visible').first().waitFor();
    await this.press('Control+.');
    await this.page.locator('.action-widget .monaco-list-row').first().waitFor();
  }

  /** @param {string} title An entry of the light bulb's menu, or the beginning of one. */
  async pick(title) {
    await this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first().click();
    await this.page.locator('.action-widget').first().waitFor({ state: 'hidden' });
  }

  /** Opens the suggestions at the cursor. */
  async suggest() {
    await this.press('Control+Space');
    await this.page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  }

  /** @param {string} title A command, as the palette names it. */
  async run(title) {
    await this.press('F1');
    await this.#choose(`>${title}`, title);
  }

  /** Shows the Problems view. */
  async problems() {
    await this.press('Control+Shift+M');
    await this.page.locator('.markers-panel-container .monaco-list-row').first().waitFor();
  }

  /** @param {keyof typeof themes} kind */
  async theme(kind) {
    const theme = themes[kind];
    if (!theme) throw new Error(`There is no theme "${kind}"; there are ${Object.keys(themes).join(', ')}.`);
    await this.run('Preferences: Color Theme');
    await this.#choose(theme.label, theme.label);
    await this.page.locator(`.monaco-workbench.${theme.mark}`).waitFor();
  }

  /** @param {string} keys Such as `Escape` or `Control+Shift+M`. */
  async press(keys) {
    await this.page.keyboard.press(keys);
  }

  /** @param {string} text */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** @param {string} text Waits until the workbench shows it anywhere. */
  async sees(text) {
    await this.page.getByText(text).first().waitFor();
  }

  /**
   * The document inside the webview that is shown: VS Code puts it two frames deep.
   * @returns {import('playwright-core').FrameLocator}
   */
  webview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** @param {string} name The picture's, without extension. */
  async shot(name) {
    await mkdir(this.#pictures, { recursive: true });
    const file = path.join(this.#pictures, `${name}.png`);
    await this.page.screenshot({ path: file });
    console.log(file);
  }

  /**
   * Types into the quick input and takes the entry of exactly that label.
   * @param {string} text
   * @param {string} label
   */
  async #choose(text, label) {
    await this.#ask(text);
    const name = this.page.locator('.label-name').filter({ hasText: new RegExp(`^${RegExp.escape(label)}$`) });
    await this.page.locator('.quick-input-widget .monaco-list-row').filter({ has: name }).first().click();
    // The command taken may itself ask something in the same widget.
    await this.page.waitForFunction((typed) => {
      const field = document.querySelector('.quick-input-widget input[type=text]');
      return !(field instanceof HTMLInputElement) || field.offsetParent === null || field.value !== typed;
    }, text);
  }

  /** @param {string} text */
  async #ask(text) {
    await this.page.locator('.quick-input-widget:visible input[type=text]').fill(text);
  }
}
