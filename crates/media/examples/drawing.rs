//! Draws the picture of the demonstration's campaign: people who hold placards up before a red sun.
//!
//! `cargo run -p commonfront-media --example drawing -- demo/campaigns/keep-it-public/hero.jpg`

use std::error::Error;
use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

const WIDTH: u32 = 1600;
const HEIGHT: u32 = 900;
const PAPER: [u8; 3] = [0xf6, 0xec, 0xdb];
const RED: [u8; 3] = [0xa3, 0x12, 0x2a];
const INK: [u8; 3] = [0x1d, 0x17, 0x19];
/// The three unions, and the paper of a blank placard.
const BOARDS: [[u8; 3]; 4] = [[0x0b, 0x5d, 0x66], [0x7a, 0x1f, 0x3d], [0x4a, 0x3f, 0x99], [0xff, 0xfa, 0xf0]];

/// A shape about its middle, turned by an angle: how far a point is from its edge, below nought inside.
#[derive(Clone, Copy)]
enum Shape {
    Disc(f32),
    Board { half: (f32, f32), round: f32 },
}

impl Shape {
    fn distance(self, x: f32, y: f32) -> f32 {
        match self {
            Self::Disc(radius) => x.hypot(y) - radius,
            Self::Board { half, round } => {
                let (dx, dy) = (x.abs() - half.0 + round, y.abs() - half.1 + round);
                dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - round
            }
        }
    }

    fn reach(self) -> f32 {
        match self {
            Self::Disc(radius) => radius,
            Self::Board { half, .. } => half.0.hypot(half.1),
        }
    }
}

fn mixed(one: [u8; 3], other: [u8; 3], share: f32) -> [u8; 3] {
    std::array::from_fn(|i| {
        let mixed = f32::from(one[i]) * (1.0 - share) + f32::from(other[i]) * share;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nought and 255")]
        let byte = mixed.round().clamp(0.0, 255.0) as u8;
        byte
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "small"
)]
fn paint(image: &mut RgbImage, shape: Shape, at: (f32, f32), angle: f32, colour: [u8; 3]) {
    let (sin, cos) = angle.sin_cos();
    let reach = shape.reach() + 2.0;
    let range = |middle: f32, most: u32| {
        ((middle - reach).max(0.0) as u32)..((middle + reach).max(0.0) as u32 + 1).min(most)
    };
    for y in range(at.1, HEIGHT) {
        for x in range(at.0, WIDTH) {
            let (dx, dy) = (x as f32 + 0.5 - at.0, y as f32 + 0.5 - at.1);
            let distance = shape.distance(dx * cos + dy * sin, dy * cos - dx * sin);
            let share = (0.5 - distance).clamp(0.0, 1.0);
            if share > 0.0 {
                let Rgb(there) = *image.get_pixel(x, y);
                image.put_pixel(x, y, Rgb(mixed(there, colour, share)));
            }
        }
    }
}

/// A number between -1 and 1 that looks like chance and is always the same.
#[expect(clippy::cast_precision_loss, reason = "small")]
fn chance(n: u32) -> f32 {
    let mixed = n.wrapping_mul(0x9e37_79b9) ^ (n.wrapping_mul(0x85eb_ca6b) >> 13);
    (mixed.wrapping_mul(0xc2b2_ae35) >> 8 & 0xffff) as f32 / 32_767.5 - 1.0
}

/// A row of people, their heads so high and so large; every so manyth holds a placard up.
#[expect(clippy::cast_precision_loss, reason = "small")]
fn row(image: &mut RgbImage, row: u32, height: f32, head: f32, every: u32, skin: [u8; 3]) {
    let step = head * 2.9;
    let people = (WIDTH as f32 / step) as u32 + 2;
    let place = |i: u32| {
        let seed = row * 100 + i;
        let x = (i as f32 - 0.5 + 0.18 * chance(seed)) * step + row as f32 * head;
        (seed, x, height + head * 0.45 * chance(seed + 37))
    };
    for i in (0..people).filter(|i| (i + row).is_multiple_of(every)) {
        let (seed, x, y) = place(i);
        let (tilt, board) = (0.13 * chance(seed + 5), BOARDS[(i / every + row) as usize % BOARDS.len()]);
        let (wide, high, stick) = (head * (1.75 + 0.3 * chance(seed + 9)), head * 1.25, head * 4.6);
        let along = |far: f32| (x + head + tilt.sin() * far, y - tilt.cos() * far + head);
        let pole = Shape::Board { half: (head * 0.09, stick / 2.0), round: head * 0.05 };
        paint(image, pole, along(stick / 2.0), tilt, mixed(skin, INK, 0.25));
        paint(image, Shape::Board { half: (wide, high), round: head * 0.12 }, along(stick), tilt, board);
        // A line or two of words, too far away to be read.
        let words = if board == BOARDS[3] { RED } else { PAPER };
        for (line, long) in [(-0.38, 0.68), (0.28, 0.45)] {
            let (dx, dy) = (-tilt.sin() * line * high, tilt.cos() * line * high);
            let middle = along(stick);
            let bar = Shape::Board { half: (wide * long, high * 0.13), round: high * 0.06 };
            paint(image, bar, (middle.0 + dx, middle.1 + dy), tilt, words);
        }
    }
    for i in 0..people {
        let (_, x, y) = place(i);
        let body = Shape::Board { half: (head * 1.42, head * 6.0), round: head * 1.3 };
        paint(image, body, (x, y + head * 7.15), 0.0, skin);
        paint(image, Shape::Disc(head), (x, y), 0.0, skin);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let to = std::env::args().nth(1).ok_or("say where to write it")?;
    let mut image = RgbImage::from_pixel(WIDTH, HEIGHT, Rgb(PAPER));
    for (ring, share) in [(560.0, 0.08), (480.0, 0.18), (400.0, 1.0)] {
        paint(&mut image, Shape::Disc(ring), (1010.0, 470.0), 0.0, mixed(PAPER, RED, share));
    }
    row(&mut image, 1, 545.0, 33.0, 3, mixed(RED, INK, 0.45));
    row(&mut image, 2, 660.0, 46.0, 3, mixed(RED, INK, 0.68));
    row(&mut image, 3, 800.0, 64.0, 4, mixed(RED, INK, 0.9));
    let mut png = Vec::new();
    image.write_to(&mut Cursor::new(&mut png), ImageFormat::Png)?;
    std::fs::write(to, commonfront_media::take(&png)?.large)?;
    Ok(())
}
