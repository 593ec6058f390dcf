// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/query.h"
#include "release/gate.h"

#include <QString>
#include <QStringList>

namespace watchfloor::brief {

/// What the briefing is of.
struct Request
{
    release::Audience audience;
    std::string mission; ///< id or name; empty: all
    picture::TimeWindow window; ///< what changed in it
    Timestamp asOf; ///< printed as the document's date-time group; at which feeds and phases are judged
};

/// A briefing as a document: blocks in order, for HTML and for print. Text is plain.
struct Block
{
    enum class Kind { Heading, Paragraph, Table, Map, Timeline, Graph } kind;
    QString text; ///< heading or paragraph; caption of pictures
    QStringList columns; ///< Table
    std::vector<QStringList> rows;
    std::vector<int> severities; ///< Table: per row 0-100, -1 none
    bool keepWithNext = false;
};

struct Document
{
    QString title;
    QString banner; ///< top and bottom of every page: high-water mark of what is in it
    Marking marking;
    QString asKnownAt; ///< date-time group
    bool exercise = false;
    std::vector<Block> blocks;
    std::size_t incidents = 0; ///< of the period that concern the reader
    picture::SnapshotPtr picture; ///< what pictures are drawn from: already filtered
    picture::Filter filter;
};

/// ErrorCode::Withheld only when nothing remains for the audience.
[[nodiscard]] Result<Document> compose(const picture::Snapshot &s, const Request &request);
/// Self-contained HTML; pictures are passed in as PNG bytes by block index (may be empty). All text escaped.
[[nodiscard]] QString toHtml(const Document &document, const std::vector<QByteArray> &pictures);

} // namespace watchfloor::brief
