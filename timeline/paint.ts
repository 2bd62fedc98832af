import type { Glyph, Mark } from './marks.js';
import type { Palette } from './palette.js';

/** What is drawn on. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  /** In pixels of CSS. */
  readonly width: number;
  readonly height: number;
}

/** Height of the axis below the lane, and of the words above it. */
const axis = 16;
const words = 12;

/** Draws marks on an empty surface, in their order. */
export function paint({ context, width, height }: Surface, marks: readonly Mark[], { colors, font }: Palette): void {
  const lane = Math.round((height - axis + words) / 2);
  const floor = height - axis;
  context.font = font;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const mark of marks) {
    const color = colors[mark.tone];
    context.strokeStyle = context.fillStyle = color;
    context.lineWidth = 1;
    switch (mark.kind) {
      case 'glyph':
        drawGlyph(context, mark.glyph, mark.x, lane, color, colors.surface);
        break;
      case 'column':
        drawColumn(context, mark, lane, colors);
        break;
      case 'text':
        drawText(context, mark.text, mark, mark.place === 'axis' ? height - 4 : words - 2, width);
        break;
      case 'rule':
        path(context, [mark.x, words, mark.x, floor]);
        break;
      case 'tick':
        faintly(context, 0.35, () => path(context, [mark.x, floor, mark.x, floor + 3]));
        break;
      case 'band':
        drawBand(context, mark.x, mark.to, words, floor);
        break;
      case 'bar':
        faintly(context, 0.4, () => {
          outline(context, mark.x, lane - 3, Math.max(1, mark.to - mark.x), 6, 3);
          context.fill();
        });
        break;
      case 'open':
        outline(context, mark.x, lane - 3, Math.max(1, mark.to - mark.x), 6, 3);
        faintly(context, 0.15, () => context.fill());
        faintly(context, 0.7, () => context.stroke());
        break;
      case 'line':
        faintly(context, 0.5, () => path(context, [mark.x, lane, mark.to, lane]));
        break;
      default:
        context.lineWidth = 1.5;
        context.setLineDash(mark.kind === 'dashed' ? [5, 4] : [0.5, 4]);
        path(context, [mark.x, lane, mark.to, lane]);
        context.setLineDash([]);
    }
  }
}

type Context = CanvasRenderingContext2D;

function faintly(context: Context, alpha: number, draw: () => void): void {
  context.globalAlpha = alpha;
  draw();
  context.globalAlpha = 1;
}

/** Strokes a line through points, given as x and y by turns. */
function path(context: Context, points: readonly number[], isClosed = false): void {
  context.beginPath();
  for (let index = 0; index < points.length; index += 2) context.lineTo(points[index] ?? 0, points[index + 1] ?? 0);
  if (isClosed) {
    context.closePath();
    context.fill();
  }
  context.stroke();
}

function disc(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** Begins a path around a rectangle with round corners. */
function outline(context: Context, x: number, y: number, width: number, height: number, radius: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}

function drawBand(context: Context, x: number, to: number, top: number, floor: number): void {
  const height = floor - top;
  context.save();
  context.beginPath();
  context.rect(x, top, Math.max(1, to - x), height);
  context.clip();
  context.globalAlpha = 0.12;
  context.fill();
  context.globalAlpha = 0.4;
  for (let left = x - height; left < to; left += 6) path(context, [left, floor, left + height, top]);
  context.restore();
}

/** The more attempts, the higher; what trouble there was stands above it. */
function drawColumn(
  context: Context,
  { x, count, trouble }: Extract<Mark, { kind: 'column' }>,
  lane: number,
  colors: Palette['colors'],
): void {
  const half = Math.min(11, 3 + 1.5 * Math.log2(count));
  outline(context, x - 1.5, lane - half, 3, 2 * half, 1.5);
  context.fill();
  if (trouble === undefined) return;
  const y = lane - half - 5;
  context.strokeStyle = context.fillStyle = colors[trouble];
  if (trouble === 'lost') cross(context, x, y, 1.7);
  else path(context, [x, y - 1.7, x + 1.8, y + 1.4, x - 1.8, y + 1.4], true);
}

function cross(context: Context, x: number, y: number, radius: number): void {
  path(context, [x - radius, y - radius, x + radius, y + radius]);
  path(context, [x + radius, y - radius, x - radius, y + radius]);
}

function drawText(
  context: Context,
  text: string,
  { x, align }: { readonly x: number; readonly align: CanvasTextAlign },
  y: number,
  width: number,
): void {
  const length = context.measureText(text).width;
  const left = align === 'center' ? x - length / 2 : x;
  context.fillText(text, Math.max(0, Math.min(width - length, left)), y);
}

function drawGlyph(context: Context, glyph: Glyph, x: number, y: number, color: string, surface: string): void {
  switch (glyph) {
    case 'pending':
      disc(context, x, y, 3.5);
      break;
    case 'unchanged':
      disc(context, x, y, 2);
      break;
    case 'refused':
      path(context, [x, y - 4.5, x + 4.5, y + 3.5, x - 4.5, y + 3.5], true);
      break;
    case 'lost':
      context.lineWidth = 2;
      cross(context, x, y, 3.5);
      break;
    case 'retry':
      context.lineWidth = 1.5;
      cross(context, x, y, 2);
      break;
    case 'match':
      disc(context, x, y, 7.5);
      context.strokeStyle = surface;
      context.lineWidth = 2;
      path(context, [x - 3.2, y + 0.2, x - 0.8, y + 2.6, x + 3.4, y - 2.6]);
      break;
    case 'failed':
      outline(context, x - 7, y - 7, 14, 14, 3);
      context.fill();
      context.strokeStyle = surface;
      context.lineWidth = 2;
      cross(context, x, y, 2.8);
      break;
    case 'exhausted':
      context.fillStyle = surface;
      context.lineWidth = 2;
      path(context, [x, y - 6, x + 6, y, x, y + 6, x - 6, y], true);
      break;
    case 'stopped':
      context.fillStyle = surface;
      context.lineWidth = 1.5;
      path(context, [x - 4.5, y - 4.5, x + 4.5, y - 4.5, x + 4.5, y + 4.5, x - 4.5, y + 4.5], true);
      break;
    case 'next':
      context.fillStyle = surface;
      context.lineWidth = 1.5;
      disc(context, x, y, 4);
      context.stroke();
      break;
    case 'focus':
      context.strokeStyle = color;
      context.lineWidth = 1.5;
      context.beginPath();
      context.arc(x, y, 11, 0, 2 * Math.PI);
      context.stroke();
      break;
  }
}
