/** Mostly a line, sometimes Markdown, code or a long text. Each begins with its number. */

const words =
  'the meeting moves to room four because somebody left tea on every chair and we still need a plan for Friday'.split(
    ' '
  )

function prose(n: number, length: number): string {
  return Array.from({ length }, (_, at) => words[(n * 7 + at * 3) % words.length]).join(' ')
}

export function textOf(n: number): string {
  const line = `${String(n)} ${prose(n, 4 + (n % 26))}`
  if (n % 200 === 77)
    return `${line}\n\n\`\`\`ts\nconst answer: number = ${String(n)}\nconsole.log(answer)\n\`\`\``
  if (n % 500 === 123) return `${line} ${prose(n, 700)}`
  if (n % 20 === 5) return `${line} with **bold**, \`code\` and https://example.org/${String(n)}`
  if (n % 50 === 9) return `${line}\n\n- ${prose(n, 3)}\n- ${prose(n + 1, 5)}\n- ${prose(n + 2, 4)}`
  return line
}

export function numberOf(text: string): number {
  return Number.parseInt(text, 10)
}
