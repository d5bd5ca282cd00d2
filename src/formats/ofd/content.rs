//! What stands on a page: text objects, and the lines that are drawn.

use crate::formats::package::xml::{Event, Tag, Xml};
use crate::formats::package::{Fault, Package};
use crate::formats::paged::{Page, Ruling, Turn};

/// A drawn shape that is thinner than this (millimetres) is a line.
const THIN: f32 = 1.0;

/// The object that is open.
struct Object {
    /// Where its own places begin.
    x: f32,
    y: f32,
    /// How its places are turned and stretched: a b c d e f.
    matrix: [f32; 6],
    size: f32,
    /// Whether its letters stand one below the other.
    is_upright: bool,
    /// Where the last text of it began.
    last: (f32, f32),
}

impl Object {
    fn of(tag: &Tag<'_>) -> Self {
        let boundary = numbers(&tag.attribute("Boundary").unwrap_or_default());
        let given = numbers(&tag.attribute("CTM").unwrap_or_default());
        let matrix: [f32; 6] = given.try_into().unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        let value = |at: usize| boundary.get(at).copied().unwrap_or(0.0);
        Self {
            x: value(0),
            y: value(1),
            matrix,
            size: tag.number("Size").unwrap_or(0.0),
            is_upright: tag
                .number::<i32>("ReadDirection")
                .is_some_and(|turn| turn == 90 || turn == 270),
            last: (0.0, 0.0),
        }
    }

    /// A place of the object on the page.
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.matrix;
        (self.x + a * x + c * y + e, self.y + b * x + d * y + f)
    }

    /// The size of its letters on the page.
    fn height(&self) -> f32 {
        let [_, _, c, d, ..] = self.matrix;
        self.size * c.hypot(d)
    }
}

/// Adds what a part has to a page, and gives the names of the templates that it
/// uses. A part that is not there has nothing. Linear.
///
/// # Errors
/// Where it is no XML.
pub(super) fn read(
    package: &Package<'_>,
    part: &str,
    page: &mut Page,
) -> Result<Vec<String>, Fault> {
    let mut templates = Vec::new();
    let Some(part) = package.part(part)? else {
        return Ok(templates);
    };
    let mut xml = Xml::new(part)?;
    let mut object: Option<Object> = None;
    let mut code: Option<Code> = None;
    let mut path = false;
    loop {
        match xml.next()? {
            Event::Open(tag) => match tag.local() {
                "Template" => templates.extend(tag.attribute("TemplateID")),
                "TextObject" | "PathObject" => object = Some(Object::of(&tag)),
                "TextCode" => code = Some(Code::of(&tag)),
                "AbbreviatedData" => path = true,
                _ => {}
            },
            Event::Text(text) => {
                if let Some(code) = &mut code {
                    code.text.push_str(&text);
                } else if let (true, Some(object)) = (path, &object) {
                    draw(object, &text, page);
                }
            }
            Event::Close => {
                if let (Some(code), Some(object)) = (code.take(), &mut object) {
                    code.write(object, page);
                }
                path = false;
            }
            Event::End => return Ok(templates),
        }
    }
}

/// Text with the places of its letters.
struct Code {
    x: Option<f32>,
    y: Option<f32>,
    along: Vec<f32>,
    down: Vec<f32>,
    text: String,
}

impl Code {
    fn of(tag: &Tag<'_>) -> Self {
        let steps = |name: &str| steps(&tag.attribute(name).unwrap_or_default());
        Self {
            x: tag.number("X"),
            y: tag.number("Y"),
            along: steps("DeltaX"),
            down: steps("DeltaY"),
            text: String::new(),
        }
    }

    /// Puts the letters on the page.
    fn write(self, object: &mut Object, page: &mut Page) {
        let (mut x, mut y) = (
            self.x.unwrap_or(object.last.0),
            self.y.unwrap_or(object.last.1),
        );
        object.last = (x, y);
        let size = object.height();
        let reach = |steps: &[f32]| steps.iter().map(|step| step.abs()).sum::<f32>();
        let is_down = object.is_upright || reach(&self.down) > reach(&self.along);
        let [a, b, ..] = object.matrix;
        let turn = match is_down {
            true => Turn::Right,
            false => Turn::of(a, b),
        };
        for (at, c) in self.text.chars().enumerate() {
            let width = if c.is_ascii() { 0.5 } else { 1.0 };
            let step = self.along.get(at).copied();
            let fall = self.down.get(at).copied();
            let own = match is_down {
                true => fall.map(f32::abs),
                false => step.map(f32::abs),
            };
            // What follows may stand farther off than the letter is wide.
            let widest = object.size * width;
            let near = own.filter(|own| *own > 0.0 && *own <= object.size * 1.05);
            let own = near.unwrap_or(widest);
            let from = object.place(x, y);
            let to = match is_down {
                true => object.place(x, y + own),
                false => object.place(x + own, y),
            };
            let mut bytes = [0; 4];
            page.push(c.encode_utf8(&mut bytes), turn, (from, to), size, false);
            x += step.unwrap_or(0.0);
            y += fall.unwrap_or(0.0);
        }
    }
}

/// Numbers apart by white space.
fn numbers(text: &str) -> Vec<f32> {
    text.split_ascii_whitespace()
        .map_while(|number| number.parse().ok())
        .collect()
}

/// Steps in one value of many, at most.
const MOST_STEPS: usize = 100_000;

/// Steps from letter to letter; `g 3 5` stands for 5 three times.
fn steps(text: &str) -> Vec<f32> {
    let mut steps = Vec::new();
    let mut words = text.split_ascii_whitespace();
    while let Some(word) = words.next() {
        if word == "g" {
            let count = words.next().and_then(|n| n.parse::<usize>().ok());
            let value = words.next().and_then(|n| n.parse::<f32>().ok());
            if let (Some(count), Some(value)) = (count, value) {
                let left = MOST_STEPS.saturating_sub(steps.len());
                steps.extend(std::iter::repeat_n(value, count.min(left)));
            }
        } else if let Ok(value) = word.parse() {
            steps.push(value);
        }
        if steps.len() >= MOST_STEPS {
            break;
        }
    }
    steps
}

/// Adds the straight lines of a path: those that are stroked, and thin filled
/// shapes.
fn draw(object: &Object, data: &str, page: &mut Page) {
    let mut words = data.split_ascii_whitespace();
    let mut points: Vec<(f32, f32)> = Vec::new();
    let mut is_straight = true;
    let number = |words: &mut std::str::SplitAsciiWhitespace<'_>| -> Option<f32> {
        words.next()?.parse().ok()
    };
    while let Some(word) = words.next() {
        match word {
            "S" | "M" => {
                shape(object, &points, is_straight, page);
                points.clear();
                is_straight = true;
                if let (Some(x), Some(y)) = (number(&mut words), number(&mut words)) {
                    points.push((x, y));
                }
            }
            "L" => {
                if let (Some(x), Some(y)) = (number(&mut words), number(&mut words)) {
                    points.push((x, y));
                }
            }
            "C" => {}
            _ => is_straight = false,
        }
    }
    shape(object, &points, is_straight, page);
}

fn shape(object: &Object, points: &[(f32, f32)], is_straight: bool, page: &mut Page) {
    if !is_straight || points.len() < 2 {
        return;
    }
    let placed: Vec<(f32, f32)> = points.iter().map(|&(x, y)| object.place(x, y)).collect();
    let low = |values: &dyn Fn(&(f32, f32)) -> f32| {
        placed.iter().map(values).fold(f32::INFINITY, f32::min)
    };
    let high = |values: &dyn Fn(&(f32, f32)) -> f32| {
        placed.iter().map(values).fold(f32::NEG_INFINITY, f32::max)
    };
    let (x0, x1) = (low(&|p| p.0), high(&|p| p.0));
    let (y0, y1) = (low(&|p| p.1), high(&|p| p.1));
    if x1 - x0 <= THIN || y1 - y0 <= THIN {
        page.rule(Ruling { x0, y0, x1, y1 });
        return;
    }
    // A frame: its sides.
    for pair in placed.windows(2) {
        let &[(ax, ay), (bx, by)] = pair else {
            continue;
        };
        if (ax - bx).abs() <= THIN || (ay - by).abs() <= THIN {
            page.rule(Ruling {
                x0: ax,
                y0: ay,
                x1: bx,
                y1: by,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_may_be_counted() {
        assert_eq!(steps("1 g 2 5.5 3"), [1.0, 5.5, 5.5, 3.0]);
        assert!(steps("g 999999999 1").len() <= MOST_STEPS);
        assert!(steps("g x").is_empty());
    }
}
