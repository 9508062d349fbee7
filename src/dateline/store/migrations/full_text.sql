CREATE VIRTUAL TABLE documents_text USING fts5(
    title, text, content='documents', content_rowid='rowid', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_text_insert AFTER INSERT ON documents BEGIN
    INSERT INTO documents_text(rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER records_keep BEFORE UPDATE ON records BEGIN
    SELECT RAISE(ABORT, 'records are append-only');
END;
CREATE TRIGGER records_stay BEFORE DELETE ON records BEGIN
    SELECT RAISE(ABORT, 'records are append-only');
END;
