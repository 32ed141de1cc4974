/**
 * A WebSocket frame as a client sends it, masked with zeros: what no library would send.
 * @param opcode RFC 6455, section 5.2: 0 continuation, 1 text, 9 ping
 * @param payload up to 125 bytes
 */
export function frame(opcode: number, isLast: boolean, payload: string): Buffer {
  const first = (isLast ? 0x80 : 0) | opcode
  return Buffer.concat([Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0]), Buffer.from(payload)])
}
