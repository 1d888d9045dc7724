import type { Drawing } from './svg';

const scale = 2;
/** What all current browsers can draw, phones included. */
const longestSide = 16_384;
const mostPixels = 120_000_000;

/** How large the picture would be, in pixels, and whether browsers can make it. */
export function pictureSize({ width, height }: Drawing): { readonly width: number; readonly height: number; readonly fits: boolean } {
  const size = { width: width * scale, height: height * scale };
  return { ...size, fits: Math.max(size.width, size.height) <= longestSide && size.width * size.height <= mostPixels };
}

/** Paints a drawing, at twice its size so that print is sharp. */
export async function pngOf(drawing: Drawing): Promise<Blob> {
  const { width, height } = pictureSize(drawing);
  const address = URL.createObjectURL(new Blob([drawing.svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')!.drawImage(image, 0, 0, width, height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be made.')) : resolve(blob)), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}
