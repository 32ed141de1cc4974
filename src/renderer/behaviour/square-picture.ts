import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { pictureTypeOf } from '#shared/values/picture.ts'
import { barePicture } from './bare-picture.ts'

const maxFileBytes = 50_000_000
/** What is decoded takes four bytes a pixel. */
const maxPixels = 100_000_000
/** Best first; Safari encodes no WebP. */
const encodings = [0.9, 0.75, 0.5, 0.25].flatMap((quality) =>
  ['image/webp', 'image/jpeg'].map((type) => ({ type, quality }))
)

/** base64url, or why there is none. */
export type SquarePicture = { data: string } | { problem: 'unreadable' | 'too-large' }

/** The middle of an image, made small and encoded again: nothing else of its file is left. */
export async function squarePicture(file: Blob): Promise<SquarePicture> {
  if (file.size > maxFileBytes) return { problem: 'too-large' }
  const image = await loadImage(file)
  if (!image) return { problem: 'unreadable' }
  if (image.naturalWidth * image.naturalHeight > maxPixels) return { problem: 'too-large' }
  const data = await encode(drawSquare(image))
  return data === null ? { problem: 'unreadable' } : { data }
}

/** Its size is known before it is decoded. */
async function loadImage(file: Blob): Promise<HTMLImageElement | null> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  const loaded = new Promise<boolean>((resolve) => {
    image.onload = () => {
      resolve(image.naturalWidth > 0)
    }
    image.onerror = () => {
      resolve(false)
    }
  })
  image.src = url
  const isLoaded = await loaded
  URL.revokeObjectURL(url)
  return isLoaded ? image : null
}

function drawSquare(image: HTMLImageElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = limits.pictureSide
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return canvas
  const { naturalWidth: width, naturalHeight: height } = image
  const side = Math.min(width, height)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  const [left, top] = [(width - side) / 2, (height - side) / 2]
  context.drawImage(image, left, top, side, side, 0, 0, canvas.width, canvas.height)
  return canvas
}

async function encode(canvas: HTMLCanvasElement): Promise<string | null> {
  for (const { type, quality } of encodings) {
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, type, quality)
    })
    if (blob?.type !== type) continue
    const data = toBase64(barePicture(new Uint8Array(await blob.arrayBuffer())))
    if (pictureTypeOf(data) !== null) return data
  }
  return null
}
