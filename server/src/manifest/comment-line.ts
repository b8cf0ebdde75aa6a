/** Where a comment can stand above a line without becoming part of a value. */

export interface CommentableLine {
  readonly start: number;
  readonly indent: string;
  readonly lineBreak: string;
}

/** The line of an offset, if a comment may be put above it; undefined where `#` would not start one. */
export function commentableLine(text: string, offset: number): CommentableLine | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return text.startsWith('{') || text.startsWith('[') ? undefined : { start, indent, lineBreak };
}
