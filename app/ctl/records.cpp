// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"outcome", "WHAT", "only accepted or only quarantined ones"},
    {"source", "SLUG", "only those of one source"},
    {"import", "N", "only those of one import"},
    {"limit", "N", "at most so many (default: all)"},
    {"superseded", nullptr, "also readings that a later one stands for"},
};

Result<store::RecordFilter> filterFrom(const Arguments &arguments, store::Reader &reader)
{
    store::RecordFilter filter;
    if (arguments.has("outcome")) {
        const QString wanted = arguments.value("outcome");
        for (const Outcome outcome : {Outcome::Accepted, Outcome::Quarantined}) {
            if (wanted == text(name(outcome)))
                filter.outcome = outcome;
        }
        if (!filter.outcome)
            return fail(ErrorCode::Usage, u"--outcome is accepted or quarantined, not %1"_s.arg(wanted));
    }
    if (arguments.has("source")) {
        const auto source = sourceBySlug(reader, arguments.value("source"));
        if (!source)
            return std::unexpected(source.error());
        filter.sourceId = source->id;
    }
    const auto import = arguments.number("import", 1, std::numeric_limits<std::int64_t>::max());
    if (!import)
        return std::unexpected(import.error());
    filter.importId = *import;
    filter.superseded = arguments.has("superseded");
    return filter;
}

void printRecord(const store::StoredRecord &record, const std::string &source)
{
    print(Json()
              .add("record", record.id)
              .add("source", source)
              .add("file", record.origin)
              .add("format", record.format)
              .add("offset", record.offset)
              .add("line", record.line)
              .add("outcome", name(record.outcome))
              .add("reason", record.reason)
              .add("field", record.field)
              .add("sha256", record.hash)
              .add("received", std::optional(record.received))
              .add("import", record.importId));
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto open = openReader(session);
    if (!open)
        return failed(open.error());
    auto filter = filterFrom(arguments, *open->reader);
    if (!filter)
        return failed(filter.error());
    const auto limit = arguments.number("limit", 0, std::numeric_limits<std::int64_t>::max());
    if (!limit)
        return failed(limit.error());

    Table table({u"record"_s, u"source"_s, u"outcome"_s, u"line"_s, u"offset"_s, u"file"_s, u"reason"_s});
    // Page by page: there may be millions.
    std::int64_t left = limit->value_or(std::numeric_limits<std::int64_t>::max());
    while (left > 0) {
        filter->limit = std::min<std::int64_t>(left, 10'000);
        const auto page = store::records(*open->reader, *filter);
        if (!page)
            return failed(page.error());
        for (const auto &record : *page) {
            if (session.json)
                printRecord(record, slugOf(open->sources, record.sourceId));
            else
                table.row(
                    {QString::number(record.id), text(slugOf(open->sources, record.sourceId)),
                     text(name(record.outcome)), QString::number(record.line), QString::number(record.offset),
                     text(record.origin),
                     text(record.reason) + (record.field.empty() ? QString() : u" ["_s + text(record.field) + u']')});
        }
        if (std::int64_t(page->size()) < filter->limit)
            break;
        left -= std::int64_t(page->size());
        filter->after = page->back().id;
    }
    if (!session.json)
        table.print();
    return Exit::Done;
}

} // namespace

const Command recordsCommand{"records",
                             "[--outcome quarantined] [--source S] [--import N] [--limit N] [--superseded]",
                             "List the records as received: origin, place in it, and why one is quarantined.",
                             options,
                             0,
                             0,
                             true,
                             run};

} // namespace watchfloor::ctl
