BEGIN TRANSACTION;
CREATE TABLE act (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        window TEXT NOT NULL,
        title TEXT NOT NULL,
        article TEXT NOT NULL,
        made TEXT NOT NULL,
        standing INTEGER NOT NULL,
        turn INTEGER NOT NULL
    );
INSERT INTO "act" VALUES(1,'a2a02ce4177b4848a18d5936e27153b7','Mark','a1','2026-11-22T01:03:19.899Z',1,1);
INSERT INTO "act" VALUES(2,'a2a02ce4177b4848a18d5936e27153b7','Mark','a1','2026-11-22T01:03:19.902Z',1,2);
INSERT INTO "act" VALUES(3,'a2a02ce4177b4848a18d5936e27153b7','Not here','b2','2026-11-22T01:03:19.909Z',1,3);
INSERT INTO "act" VALUES(4,'a2a02ce4177b4848a18d5936e27153b7','Delete','','2026-11-22T01:03:19.910Z',1,4);
CREATE TABLE annotation (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL,
        extractor TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        title TEXT,
        published TEXT,
        source TEXT,
        path TEXT NOT NULL,
        link TEXT,
        entities TEXT NOT NULL,
        pen TEXT NOT NULL,
        note TEXT NOT NULL,
        tags TEXT NOT NULL,
        created TEXT NOT NULL,
        updated TEXT NOT NULL
    );
INSERT INTO "annotation" VALUES('n1','a1','text',10,32,'The ferry sails again.','Before it. ',' After it.',3,'Ferry talks resume','2026-02-27','Harbour Gazette','ferry.txt','https://example.org/1','["Harbour Board"]','claim','It’s a [note]; DROP TABLE annotation','["sea", "law"]','2026-03-01T10:00:00.000Z','2026-03-01T10:00:00.000Z');
CREATE TABLE article (
        id TEXT PRIMARY KEY,
        top INTEGER NOT NULL DEFAULT 0,
        focus INTEGER NOT NULL DEFAULT 0,
        progress REAL NOT NULL DEFAULT 0,
        read INTEGER NOT NULL DEFAULT 0,
        opened TEXT,
        finished TEXT,
        title TEXT,
        path TEXT
    ) WITHOUT ROWID
    ;
INSERT INTO "article" VALUES('a1',120,180,0.4,0,'2026-11-22T00:36:38+00:00',NULL,'Ferry talks resume','ferry.txt');
INSERT INTO "article" VALUES('b2',0,15,1.0,1,'2026-11-22T00:36:38+00:00','2026-11-22T00:36:38+00:00','O’Brien’s “last” note; DROP TABLE article','o''brien.md');
INSERT INTO "article" VALUES('c3',0,0,0.0,1,NULL,'2026-11-22T00:36:38+00:00',NULL,NULL);
CREATE TABLE change (
        act INTEGER NOT NULL REFERENCES act (number) ON DELETE CASCADE,
        step INTEGER NOT NULL,
        place TEXT NOT NULL,
        key TEXT NOT NULL,
        before TEXT,
        after TEXT,
        PRIMARY KEY (act, step)
    ) WITHOUT ROWID
    ;
INSERT INTO "change" VALUES(1,0,'annotation','["n1"]',NULL,'{"id":"n1","article":"a1","extractor":"text","first":10,"last":32,"exact":"The ferry sails again.","prefix":"Before it. ","suffix":" After it.","paragraph":3,"title":"Ferry talks resume","published":"2026-02-27","source":"Harbour Gazette","path":"ferry.txt","link":"https://example.org/1","entities":"[\"Harbour Board\"]","pen":"claim","note":"It’s a [note]; DROP TABLE annotation","tags":"[\"sea\", \"law\"]","created":"2026-03-01T10:00:00.000Z","updated":"2026-03-01T10:00:00.000Z"}');
INSERT INTO "change" VALUES(2,0,'annotation','["n2"]',NULL,'{"id":"n2","article":"a1","extractor":"text","first":200,"last":222,"exact":"The ferry sails again.","prefix":"Before it. ","suffix":" After it.","paragraph":3,"title":"Ferry talks resume","published":"2026-02-27","source":"Harbour Gazette","path":"ferry.txt","link":"https://example.org/1","entities":"[\"Harbour Board\"]","pen":"claim","note":"","tags":"[]","created":"2026-03-01T10:00:00.000Z","updated":"2026-03-01T10:00:00.000Z"}');
INSERT INTO "change" VALUES(3,0,'placement','["n2","b2"]',NULL,'{"annotation":"n2","article":"b2","state":"orphan","first":null,"last":null,"score":0.2,"candidates":"[]","by_hand":1}');
INSERT INTO "change" VALUES(4,0,'placement','["n2","b2"]','{"annotation":"n2","article":"b2","state":"orphan","first":null,"last":null,"score":0.2,"candidates":"[]","by_hand":1}',NULL);
INSERT INTO "change" VALUES(4,1,'annotation','["n2"]','{"id":"n2","article":"a1","extractor":"text","first":200,"last":222,"exact":"The ferry sails again.","prefix":"Before it. ","suffix":" After it.","paragraph":3,"title":"Ferry talks resume","published":"2026-02-27","source":"Harbour Gazette","path":"ferry.txt","link":"https://example.org/1","entities":"[\"Harbour Board\"]","pen":"claim","note":"","tags":"[]","created":"2026-03-01T10:00:00.000Z","updated":"2026-03-01T10:00:00.000Z"}',NULL);
CREATE TABLE draft (
        key TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        base TEXT NOT NULL,
        updated TEXT NOT NULL
    ) WITHOUT ROWID
    ;
INSERT INTO "draft" VALUES('n1','half a no','It was','2026-11-22T01:03:19.910Z');
CREATE TABLE mark (
        letter TEXT NOT NULL,
        scope TEXT NOT NULL,
        article TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (letter, scope)
    ) WITHOUT ROWID
    ;
INSERT INTO "mark" VALUES('Q','','b2',3,11);
INSERT INTO "mark" VALUES('q','a1','a1',7,9);
CREATE TABLE placement (
        annotation TEXT NOT NULL REFERENCES annotation (id),
        article TEXT NOT NULL,
        state TEXT NOT NULL,
        first INTEGER,
        last INTEGER,
        score REAL NOT NULL,
        candidates TEXT NOT NULL,
        by_hand INTEGER NOT NULL,
        PRIMARY KEY (annotation, article)
    ) WITHOUT ROWID
    ;
INSERT INTO "placement" VALUES('n1','b2','moved',40,62,0.9,'[[40, 62, 0.9], [1, 9, 0.4]]',0);
CREATE TABLE session (
        id TEXT PRIMARY KEY,
        host TEXT NOT NULL,
        process INTEGER NOT NULL,
        started TEXT NOT NULL,
        seen TEXT NOT NULL
    ) WITHOUT ROWID
    ;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "setting" VALUES('last','{"article": "a1", "pane": "reader"}');
INSERT INTO "setting" VALUES('placements','1');
INSERT INTO "setting" VALUES('theme','{"name": "dark", "measure": 72}');
INSERT INTO "setting" VALUES('trail.position','1');
CREATE TABLE trail (
        number INTEGER PRIMARY KEY,
        article TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        why TEXT NOT NULL
    );
INSERT INTO "trail" VALUES(0,'a1',1,5,'mention');
INSERT INTO "trail" VALUES(1,'b2',0,3,'hit');
CREATE INDEX annotation_article ON annotation (article);
CREATE INDEX annotation_noted ON annotation (article) WHERE note <> '';
CREATE INDEX annotation_tags ON annotation (tags) WHERE tags <> '[]';
CREATE INDEX placement_article ON placement (article);
CREATE TRIGGER annotation_deleted BEFORE DELETE ON annotation BEGIN
        DELETE FROM placement WHERE annotation = OLD.id AND NOT by_hand;
    END;
CREATE TRIGGER annotation_moved AFTER UPDATE OF article, first, last, exact, prefix, suffix ON annotation BEGIN
        DELETE FROM placement WHERE annotation = NEW.id AND NOT by_hand;
    END;
CREATE INDEX act_standing ON act (standing, turn);
CREATE INDEX act_turn ON act (turn);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('act',4);
COMMIT;
PRAGMA user_version = 2;
