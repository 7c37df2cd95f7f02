/**
 * Reads the square code of an identity card on this device: by the browser's own detector, else by a decoder that is loaded only then. What was read goes into
 * the form's box and is shown by the server's next page, where the person confirms; the picture never leaves the device.
 */
interface Detector {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}
type Decode = (pixels: ImageData) => string | undefined;

const LOOK_MS = 250;
const WIDEST = 1_600;

let decoder: Promise<Decode> | undefined;
/** The decoder of `card-decoder.ts`, as it hangs itself onto the window. */
function loadDecoder(address: string): Promise<Decode> {
  return (decoder ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve((window as unknown as { motcuaDecode: Decode }).motcuaDecode);
    script.onerror = () => reject(new Error('no decoder'));
    document.head.append(script);
  }));
}

function openDetector(): Detector | undefined {
  const Known = (window as unknown as { BarcodeDetector?: new (options: { formats: readonly string[] }) => Detector }).BarcodeDetector;
  try {
    return Known === undefined ? undefined : new Known({ formats: ['qr_code'] });
  } catch {
    return undefined;
  }
}

function pixelsOf(source: CanvasImageSource, width: number, height: number): ImageData | undefined {
  const scale = Math.min(1, WIDEST / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null || canvas.width === 0 || canvas.height === 0) return undefined;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

async function readCode(box: HTMLElement, source: CanvasImageSource, width: number, height: number): Promise<string | undefined> {
  const known = await openDetector()?.detect(source).catch(() => []);
  if (known !== undefined && known.length > 0) return known[0]?.rawValue;
  const pixels = pixelsOf(source, width, height);
  if (pixels === undefined) return undefined;
  return (await loadDecoder(box.dataset['decoder'] ?? ''))(pixels);
}

function give(box: HTMLElement, text: string): void {
  const input = box.querySelector<HTMLTextAreaElement>('[data-scanned]');
  if (input === null) return;
  input.value = text;
  input.form?.requestSubmit();
}

function say(box: HTMLElement, words: string | undefined): void {
  const line = box.querySelector<HTMLElement>('[data-camera-says]');
  if (line !== null) line.textContent = words ?? '';
}

async function look(box: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const video = box.querySelector('video');
  if (video === null) return;
  const label = button.querySelector('span');
  if (video.srcObject instanceof MediaStream) return stop(box, video, label);
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1_920 } } });
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    if (label !== null) label.textContent = box.dataset['stop'] ?? '';
    say(box, box.dataset['aim']);
    while (video.srcObject === stream) {
      const text = await readCode(box, video, video.videoWidth, video.videoHeight);
      if (text !== undefined && text !== '') {
        stop(box, video, label);
        return give(box, text);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  } catch {
    stop(box, video, label);
    say(box, box.dataset['none']);
  }
}

function stop(box: HTMLElement, video: HTMLVideoElement, label: Element | null): void {
  if (video.srcObject instanceof MediaStream) for (const track of video.srcObject.getTracks()) track.stop();
  video.srcObject = null;
  video.hidden = true;
  if (label !== null) label.textContent = box.dataset['start'] ?? '';
  say(box, undefined);
}

async function readPhoto(box: HTMLElement, file: File): Promise<void> {
  try {
    const picture = await createImageBitmap(file);
    const text = await readCode(box, picture, picture.width, picture.height);
    if (text === undefined || text === '') return say(box, box.dataset['unread']);
    give(box, text);
  } catch {
    say(box, box.dataset['unread']);
  }
}

function begin(): void {
  const box = document.querySelector<HTMLElement>('[data-card]');
  if (box === null) return;
  const button = box.querySelector<HTMLButtonElement>('[data-camera]');
  const photo = box.querySelector<HTMLElement>('[data-photo]');
  if (button !== null && 'mediaDevices' in navigator) {
    button.hidden = false;
    button.addEventListener('click', () => void look(box, button));
  }
  if (photo !== null && 'createImageBitmap' in window) {
    photo.hidden = false;
    const input = photo.querySelector('input');
    input?.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file !== undefined) void readPhoto(box, file);
      input.value = '';
    });
  }
  // A scanner types fast and ends with Enter, which in a box of several lines would only make a new one.
  const scanned = box.querySelector<HTMLTextAreaElement>('[data-scanned]');
  scanned?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || scanned.value.trim() === '') return;
    event.preventDefault();
    scanned.form?.requestSubmit();
  });
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
