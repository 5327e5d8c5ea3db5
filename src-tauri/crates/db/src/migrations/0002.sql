-- What follows about a document, as the last assessment left it: what lists of documents sort and filter by.
CREATE TABLE document_state (
    document  INTEGER PRIMARY KEY REFERENCES document (id),
    validity  TEXT    NOT NULL,
    first_day TEXT,
    -- none = without end, or not known
    last_day  TEXT,
    unlimited INTEGER NOT NULL,
    -- stores that a new version is still to be uploaded to
    upload_to INTEGER NOT NULL,
    findings  INTEGER NOT NULL
) STRICT;
CREATE INDEX document_by_last_day ON document_state (last_day, document);

-- Documents that are on record already are looked at anew.
UPDATE clock SET next_change_at = -9223372036854775808 WHERE subject GLOB 'document:*';
