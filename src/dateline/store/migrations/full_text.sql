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
CREATE TRIGGER documents_keep BEFORE UPDATE ON documents BEGIN
    SELECT RAISE(ABORT, 'documents are append-only');
END;
CREATE TRIGGER documents_stay BEFORE DELETE ON documents BEGIN
    SELECT RAISE(ABORT, 'documents are append-only');
END;
CREATE TRIGGER codings_keep BEFORE UPDATE ON codings BEGIN
    SELECT RAISE(ABORT, 'codings are append-only');
END;
CREATE TRIGGER codings_stay BEFORE DELETE ON codings BEGIN
    SELECT RAISE(ABORT, 'codings are append-only');
END;
CREATE TRIGGER runs_keep BEFORE UPDATE ON runs BEGIN
    SELECT RAISE(ABORT, 'runs are append-only');
END;
CREATE TRIGGER runs_stay BEFORE DELETE ON runs BEGIN
    SELECT RAISE(ABORT, 'runs are append-only');
END;
CREATE TRIGGER events_keep BEFORE UPDATE ON events BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
