// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture/composition.h"
#include "store/reader.h"

#include <QObject>

namespace watchfloor::picture {

/// What a person may select: an incident, an asset (or mission), an observation, any object that claims speak of.
struct ObjectRef
{
    enum class Kind : std::uint8_t { None, Incident, Asset, Observation, Object } kind = Kind::None;
    std::string id; ///< claim subject; for observations the decimal id
    auto operator<=>(const ObjectRef &) const = default;
};

/// Everything the inspector shows of one object.
struct Details
{
    ObjectRef ref;
    std::vector<store::StoredClaim> claims; ///< by source, then version
    std::optional<store::StoredObservation> observation;
    std::vector<Source> sources; ///< those named above
    std::vector<WeakChain> chains; ///< of an asset, by which components what is vulnerable comes in
    bool chainsFollow = false; ///< with another answer: bills are long, and the rest is there
    QString chainsError; ///< not empty: those could not be read
    QString error; ///< not empty: could not be read
};

struct RawRecordText
{
    store::StoredRecord record;
    std::string bytes;
    QString error;
};

/// A record that could not be read, with what a person needs to mend it.
struct QuarantinedRecord
{
    store::StoredRecord record;
    std::string value; ///< what stands at its field, as far as that can be told
};

/// Answers by id on a thread of its own with a connection of its own; a newer request of the same kind cancels the
/// older.
class DetailReader : public QObject
{
    Q_OBJECT
public:
    explicit DetailReader(std::shared_ptr<store::Store> store, QObject *parent = nullptr);
    ~DetailReader() override;

    /// `also`: what else the object goes by (parts of a merged incident, what decisions name it by); what is said of
    /// those, and people's notes on any of them, come along. `of`: the picture that it is an object of; without it
    /// nobody knows what is vulnerable.
    void requestDetails(const ObjectRef &ref, store::KnownAt knownAt = {}, const std::vector<std::string> &also = {},
                        const SnapshotPtr &of = nullptr);
    void requestRaw(std::int64_t recordId);
    void requestSearch(const QString &words, int limit = 100);
    void requestQuarantine(std::int64_t importId, int limit = 1000); ///< importId 0: all
    void requestImports();

Q_SIGNALS:
    void
    details(watchfloor::picture::Details details); ///< of a vulnerable asset twice, the second time with its chains
    void raw(watchfloor::picture::RawRecordText text);
    void hits(QString words, std::vector<watchfloor::store::Hit> hits);
    void quarantine(std::vector<watchfloor::picture::QuarantinedRecord> records);
    void failed(QString detail); ///< a list could not be read; what comes after it is empty
    void importsRead(std::vector<watchfloor::store::StoredImport> imports);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchfloor::picture
