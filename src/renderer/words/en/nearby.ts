/** Who is near. */
export const nearby = {
  'nearby.found': { one: '{count} space nearby', other: '{count} spaces nearby' },
  'nearby.guests': 'guests welcome',
  'nearby.signal.1': 'Answers slowly',
  'nearby.signal.2': 'Answers well',
  'nearby.signal.3': 'Answers at once',
  'nearby.digits':
    'Six digits are for browsers. With Parley, choose the space under Nearby or enter its address.',
  'nearby.unreached': 'Nobody answers there. Check the address, and that you are on the same network.'
} as const
