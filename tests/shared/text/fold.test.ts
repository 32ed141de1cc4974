import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, foldWithOffsets } from '#shared/text/fold.ts'

test.each([
  ['Straße', 'strasse'],
  ['ẞ', 'ss'],
  ['ISPARTA', 'isparta'],
  ['ısparta', 'isparta'],
  ['İzmir', 'izmir'],
  ['Łódź', 'lodz'],
  ['Øre', 'ore'],
  ['Đorđe Đặng', 'dorde dang'],
  ['Guðrún Þóra', 'gudrun thora'],
  ['Ægir œuvre', 'aegir oeuvre'],
  ['col·lecció coŀlegi', 'colleccio collegi'],
  ['Café', 'cafe'],
  ['Cafe\u0301', 'cafe'],
  ['ＷＩＤＥ１', 'wide1'],
  ['ﬁne ﬀ', 'fine ff'],
  ['ｶﾞｷﾞ', 'がぎ'],
  ['サーバー ヴァイオリン', 'さーばー ゔぁいおりん'],
  ['ヽヾ', 'ゝゞ'],
  ['㎏ ² ½', 'kg 2 1/2'],
  ['5 − 3', '5 - 3'],
  ['عـــربـي', 'عربي'],
  ['علی کتاب', 'علي كتاب'],
  ['مصطفى مدرسة', 'مصطفي مدرسه'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['ё Й', 'е и'],
  ['مُحَمَّد أحمد', 'محمد احمد'],
  ['שָׁלוֹם', 'שלום'],
  ['soft\u00ADhyphen', 'softhyphen'],
  ['👍\u{FE0F}', '👍']
])('%s is compared as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

test.each([
  ['が', 'か'],
  ['パ', 'ハ'],
  ['की', 'का'],
  ['ก่', 'ก'],
  ['👍🏽', '👍']
])('%s and %s stay different', (one, other) => {
  expect(foldText(one)).not.toBe(foldText(other))
})

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text))
  )
})

test('each character of a folded text is known by where it was', () => {
  const { folded, starts, ends } = foldWithOffsets('eßﬁ')
  expect([folded, starts, ends]).toEqual(['essfi', [0, 1, 1, 2, 2], [1, 2, 2, 3, 3]])
})
