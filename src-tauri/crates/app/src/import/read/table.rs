//! A sheet of text: what every kind of file becomes before its columns have a meaning.

/// Rows of cells. All text lies in one buffer, so that a million rows are not ten million allocations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// `utf-8`, `utf-8-bom`, `utf-16`, `gb18030`, `xlsx`
    pub encoding: String,
    /// Whose answer it is: `taobao.sellercenter.subusers.get`; none of a table that people made.
    pub interface: Option<String>,
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<usize>,
    rows: Vec<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    number: u32,
    first: usize,
    end: usize,
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    /// 1-based, as a spreadsheet counts: title rows, the header and blank rows have numbers too.
    pub number: u32,
    table: &'t Table,
    first: usize,
    end: usize,
}

impl Table {
    pub(super) fn new(encoding: &str) -> Self {
        Self { encoding: encoding.into(), ..Self::default() }
    }

    /// Appends to the cell that is being written.
    pub(super) fn write(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    pub(super) fn end_cell(&mut self) {
        self.ends.push(self.text.len());
    }

    /// Ends the row; a row whose cells are all blank is forgotten.
    pub(super) fn end_row(&mut self, number: u32) {
        let first = self.rows.last().map_or(0, |row| row.end);
        let end = self.ends.len();
        let start = first.checked_sub(1).and_then(|i| self.ends.get(i)).copied().unwrap_or(0);
        if self.text.get(start..).is_none_or(|row| row.trim().is_empty()) {
            self.ends.truncate(first);
            self.text.truncate(start);
        } else {
            self.rows.push(Span { number, first, end });
        }
    }

    /// Blank rows are left out.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|span| Row {
            number: span.number,
            table: self,
            first: span.first,
            end: span.end,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<'t> Row<'t> {
    pub fn width(&self) -> usize {
        self.end - self.first
    }

    /// The cell at `place`, from 0; as written, not trimmed.
    pub fn cell(&self, place: usize) -> Option<&'t str> {
        let index = self.first.checked_add(place).filter(|index| *index < self.end)?;
        let end = *self.table.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|i| self.table.ends.get(i)).copied().unwrap_or(0);
        self.table.text.get(start..end)
    }

    pub fn cells(self) -> impl Iterator<Item = &'t str> {
        (0..self.width()).filter_map(move |place| self.cell(place))
    }
}
