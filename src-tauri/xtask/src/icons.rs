//! `cargo xtask icons`: the committed pictures, drawn from `icons/source` by rsvg-convert (Debian: librsvg2-bin).

use crate::shell::{Outcome, command, root};
use std::{fs, path::Path, process::ExitCode};

/// Up to this size the picture with fewer strokes is drawn.
const SMALL: u32 = 32;
const MOODS: [&str; 4] = ["calm", "attention", "urgent", "paused"];

pub fn draw() -> Outcome<ExitCode> {
    let icons = root().join("icons");
    let write = |name: &str, bytes: &[u8]| {
        let path = icons.join(name);
        fs::write(&path, bytes).map_err(|fault| format!("{}: {fault}", path.display()))?;
        println!("{name}  {} bytes", bytes.len());
        Ok::<(), String>(())
    };
    fs::create_dir_all(icons.join("tray")).map_err(|fault| format!("{}: {fault}", icons.display()))?;

    for (name, size) in [("32x32.png", 32), ("128x128.png", 128), ("128x128@2x.png", 256), ("icon.png", 512)]
    {
        write(name, &app(&icons, size)?)?;
    }
    let drawn = |sizes: &[u32]| {
        sizes.iter().map(|size| Ok((*size, app(&icons, *size)?))).collect::<Outcome<Vec<_>>>()
    };
    write("icon.ico", &ico(&drawn(&[16, 24, 32, 48, 64, 256])?))?;
    write("icon.icns", &icns(&drawn(&[16, 32, 64, 128, 256, 512, 1024])?))?;

    for mood in MOODS {
        write(&format!("tray/{mood}.png"), &picture(&icons, "tray", Some(mood), 64)?)?;
    }
    // The menu bar colours a template itself, so amber and red would look the same there: one dot for both.
    for (name, mood) in [("template", "calm"), ("template-dot", "urgent"), ("template-paused", "paused")] {
        write(&format!("tray/{name}.png"), &picture(&icons, "template", Some(mood), 44)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn app(icons: &Path, size: u32) -> Outcome<Vec<u8>> {
    picture(icons, if size <= SMALL { "small" } else { "app" }, None, size)
}

/// One SVG as a PNG of `size` pixels, with a style sheet where a mood is given.
fn picture(icons: &Path, source: &str, mood: Option<&str>, size: u32) -> Outcome<Vec<u8>> {
    let size = size.to_string();
    let mut draw = command("rsvg-convert", &["--width", &size, "--height", &size]);
    draw.current_dir(icons.join("source"));
    if let Some(mood) = mood {
        draw.args(["--stylesheet", &format!("{mood}.css")]);
    }
    draw.arg(format!("{source}.svg"));
    let output = draw.output().map_err(|fault| format!("rsvg-convert (Debian: librsvg2-bin): {fault}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("{source}.svg: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}

/// Windows' container: a directory of 16 bytes an entry, then the PNG files. A side of 256 is written as 0.
fn ico(pictures: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(pictures.len()).unwrap_or(u16::MAX);
    let mut file = [0_u16, 1, count].map(u16::to_le_bytes).concat();
    let mut offset = 6 + 16 * u32::from(count);
    for (size, png) in pictures {
        let side = u8::try_from(*size).unwrap_or(0);
        let length = u32::try_from(png.len()).unwrap_or(u32::MAX);
        file.extend([side, side, 0, 0, 1, 0, 32, 0]);
        file.extend(length.to_le_bytes());
        file.extend(offset.to_le_bytes());
        offset += length;
    }
    file.extend(pictures.iter().flat_map(|(_, png)| png));
    file
}

/// Apple's container: `icns`, the whole length, then type, length and PNG of each. The types are those for PNG.
fn icns(pictures: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let kinds = |size: u32| -> &[&[u8; 4]] {
        match size {
            16 => &[b"icp4"],
            32 => &[b"icp5", b"ic11"],
            64 => &[b"ic12"],
            128 => &[b"ic07"],
            256 => &[b"ic08", b"ic13"],
            512 => &[b"ic09", b"ic14"],
            1024 => &[b"ic10"],
            _ => &[],
        }
    };
    let length = |bytes: usize| u32::try_from(bytes + 8).unwrap_or(u32::MAX).to_be_bytes();
    let mut body = Vec::new();
    for (kind, png) in
        pictures.iter().flat_map(|(size, png)| kinds(*size).iter().map(move |kind| (*kind, png)))
    {
        body.extend(kind);
        body.extend(length(png.len()));
        body.extend(png);
    }
    [b"icns".as_slice(), &length(body.len()), &body].concat()
}
