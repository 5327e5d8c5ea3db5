//! XLSX workbooks: the first sheet that holds anything.
//!
//! Cells are read one after the other, never as a rectangle: a file may claim a cell in its last row and column, and
//! a rectangle up to there would not fit into memory.

use super::{Table, Unreadable};
use calamine::{DataRef, Reader, Xlsx};
use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};
use storewarden_domain::text::Text;

/// Columns beyond this one are not read. The widest known export has fewer than a hundred.
const MOST_COLUMNS: u32 = 256;
/// From here on a spreadsheet no longer holds every digit of a whole number.
const EXACT_DIGITS: f64 = 1e15;

pub(super) fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    // The parser is foreign code on foreign bytes: should it ever panic, that is a damaged file, not the program's end.
    let sheet = catch_unwind(AssertUnwindSafe(|| first_sheet(bytes)));
    match sheet {
        Ok(Ok(Some(table))) => Ok(table),
        Ok(Ok(None)) => Err(Unreadable {
            code: "empty-file",
            message: Text::new("工作簿里没有内容。", "The workbook is empty."),
        }),
        Ok(Err(_)) | Err(_) => Err(Unreadable {
            code: "unreadable-file",
            message: Text::new(
                "无法打开这个工作簿，可能已损坏或加密。请用 Excel/WPS 打开后另存为 .xlsx 或 CSV。",
                "This workbook cannot be opened; it may be damaged or encrypted. Open it in Excel or WPS and save it again as .xlsx or CSV.",
            ),
        }),
    }
}

fn first_sheet(bytes: &[u8]) -> Result<Option<Table>, calamine::XlsxError> {
    let mut workbook = Xlsx::new(Cursor::new(bytes))?;
    for name in workbook.sheet_names() {
        let table = sheet(&mut workbook, &name)?;
        if !table.is_empty() {
            return Ok(Some(table));
        }
    }
    Ok(None)
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Table, calamine::XlsxError> {
    let mut table = Table::new("xlsx");
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let (mut row, mut column) = (0, 0);
    while let Some(cell) = cells.next_cell()? {
        let (at_row, at_column) = cell.get_position();
        // Cells come in order; one that goes back, or lies too far out, belongs to no table that a person made.
        if at_row < row || at_column >= MOST_COLUMNS {
            continue;
        }
        if at_row > row {
            table.end_row(row + 1);
            (row, column) = (at_row, 0);
        }
        if at_column < column {
            continue;
        }
        while column < at_column {
            table.end_cell();
            column += 1;
        }
        write(&mut table, cell.get_value());
        table.end_cell();
        column += 1;
    }
    table.end_row(row + 1);
    Ok(table)
}

fn write(table: &mut Table, value: &DataRef<'_>) {
    match value {
        DataRef::Empty | DataRef::DurationIso(_) => {}
        DataRef::String(text) | DataRef::DateTimeIso(text) => table.write(text),
        DataRef::SharedString(text) => table.write(text),
        DataRef::Int(number) => table.write(&number.to_string()),
        DataRef::Float(number) if number.abs() < EXACT_DIGITS => table.write(&number.to_string()),
        // Written so that whoever reads a number from it sees that digits are lost.
        DataRef::Float(number) => table.write(&format!("{number:E}")),
        DataRef::Bool(flag) => table.write(if *flag { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(time) => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            table.write(&format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"));
        }
        DataRef::Error(error) => table.write(&error.to_string()),
    }
}
