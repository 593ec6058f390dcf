// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "pictureargs.h"

using namespace Qt::StringLiterals;

namespace watchfloor::ctl {

namespace {

constexpr Option options[] = {
    {"since", "TIME", "the older picture: as known then"},
    {"until", "TIME", "the newer one (default: now)"},
};

struct Change
{
    std::string what;
    std::string id;
    QString title;
};

std::vector<Change> changesBetween(const picture::Snapshot &before, const picture::Snapshot &after)
{
    std::vector<Change> changes;
    const auto diff = picture::diff(before, after);
    const auto add = [&](const char *what, const std::vector<std::string> &ids) {
        for (const auto &id : ids) {
            Change change{what, id, {}};
            for (const auto *snapshot : {&after, &before}) {
                const auto found = snapshot->incidentById.find(id);
                if (found != snapshot->incidentById.end() && change.title.isEmpty())
                    change.title = snapshot->incidents[std::size_t(found->second)].title;
            }
            changes.push_back(std::move(change));
        }
    };
    add("new", diff.added);
    add("worse", diff.worse);
    add("contradicted", diff.contradicted);
    add("better", diff.better);
    add("closed", diff.closed);
    for (const auto &id : diff.held) {
        const auto row = after.assetById.find(id);
        if (row == after.assetById.end())
            continue;
        const auto *held = picture::heldHealth(after, row->second);
        changes.push_back(
            {held ? "held" : "not held any more", id,
             after.assets[std::size_t(row->second)].name + (held ? u": "_s + text(name(held->health)) : QString())});
    }
    for (const auto id : diff.silent) {
        for (const auto &row : after.sources) {
            if (row.source.id == id)
                changes.push_back({"silent", row.source.slug, text(row.source.name)});
        }
    }
    return changes;
}

Exit run(const Session &session, const Arguments &arguments)
{
    const auto since = arguments.time("since");
    const auto until = arguments.time("until");
    if (!since || !until)
        return failed(since ? until.error() : since.error());
    if (!*since)
        return failed({ErrorCode::Usage, u"diff needs --since TIME"_s});
    const auto before = openPicture(session, *since);
    if (!before)
        return failed(before.error());
    const auto after = picture::build(*before->store, *before->reader, *until);
    if (!after)
        return failed(after.error());
    Table table({u"change"_s, u"title"_s, u"id"_s});
    for (const auto &change : changesBetween(*before->snapshot, **after)) {
        if (session.json)
            print(Json().add("change", change.what).add("id", change.id).add("title", change.title));
        else
            table.row({text(change.what), change.title, text(change.id)});
    }
    if (!session.json)
        table.print();
    return Exit::Done;
}

} // namespace

const Command diffCommand{
    "diff",
    "--since T [--until T]",
    "What changed between two pictures: incidents new, worse, contradicted, better, closed; assets whose health\n"
    "people hold to be another; feeds gone silent.",
    options,
    0,
    0,
    true,
    run};

} // namespace watchfloor::ctl
