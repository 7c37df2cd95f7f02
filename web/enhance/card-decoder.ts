/** The decoder for browsers without one of their own; loaded only when a picture is to be read. Source: jsQR (Apache-2.0). */
import jsQR from 'jsqr';

Object.assign(window, { motcuaDecode: ({ data, width, height }: ImageData): string | undefined => jsQR(data, width, height)?.data });
