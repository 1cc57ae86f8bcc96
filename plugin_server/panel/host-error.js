/**
 * The program that shows the panel could not do something. Where the panel has a text for `code`, it says
 * what and what helps; where not, the general text for what was tried.
 */
export class HostError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
