BEGIN TRANSACTION;
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
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "setting" VALUES('last','{"article": "a1", "pane": "reader"}');
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
COMMIT;
PRAGMA user_version = 1;
