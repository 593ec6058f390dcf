// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "floor/journal.h"
#include "floor/steps.h"
#include "fusion/operation.h"
#include "store/store.h"

#include <expected>
#include <memory>

namespace watchfloor::picture {
struct DependencyRow;
struct OperationRow;
} // namespace watchfloor::picture

namespace watchfloor::floor {

/// What a person wants to do.
struct Request
{
    Action action = Action::Note;
    std::vector<std::string> ids; ///< incidents; of a split also their parts or members
    std::string by; ///< who; never empty
    std::string why;
    std::optional<fusion::Assessment> assessment; ///< for assess; nothing: as it stands
    std::optional<Timestamp> until; ///< for recognise; nothing: usualRecognition from now
    std::string to; ///< for the token: who gets it; empty: who asks takes it
    std::optional<Timestamp> seen = {}; ///< for the token: when its holder was read; nothing: with the picture
};

/// What a person says of an operation: all of it, so that the newest claim is all there is to know.
struct OperationRequest
{
    std::string id; ///< empty: a new one
    fusion::Operation operation;
    std::string marking; ///< as parseMarking reads it; empty: as it stands, a new one the floor's
    std::string tick; ///< key of an item that changed, for the log; empty: the operation itself
    std::string by;
    std::string why;
};

/// What a person says one thing needs of another; it goes before all that sources say of the two, in that direction.
struct LinkRequest
{
    std::string dependant, provider; ///< ids of assets
    bool isRemoval = false; ///< the one does not need the other
    NeedTerms terms;
    /// Of a group: another provider in it. Empty: where people put it, else the groups that sources have it in, else
    /// one of its own.
    std::string beside;
    std::string kind; ///< power, network, hosts ...
    std::string by, why;
};

/// What a person says of an asset's own health; until it ends it goes before all that incidents and feeds say of it.
struct HealthRequest
{
    std::string asset; ///< its id
    bool isWithdrawal = false; ///< what incidents and feeds say counts again
    picture::Health health = picture::Health::Failed; ///< anything but unknown
    std::optional<Timestamp> until; ///< nothing: usualHealth from now
    std::string by, why; ///< only a withdrawal may have no reason
};

/// What became of one incident.
struct Change
{
    std::string id;
    QString title;
    picture::IncidentState before = picture::IncidentState::Reported, after = picture::IncidentState::Reported;
};

struct Outcome
{
    std::string decision; ///< its id, for undo
    Action action = Action::Note; ///< promote is told as what it came to
    Action of = Action::Note; ///< what an undo took back, or a redo did again
    Timestamp knownAt{};
    std::vector<Change> changes;
    bool tookToken = false; ///< nobody held it, and who recognised holds it now
    bool mustCorrelate = false; ///< links of the machine were rejected: it has to join anew
};

/// Why something was not done, in a form that each interface puts into its own words.
struct Refused
{
    enum class Why : std::uint8_t {
        Failed, ///< the store could not be read or written
        Replay, ///< decided on a past picture
        Nobody, ///< no name given
        Unknown, ///< no such incident
        Step, ///< that does not follow from how it stands
        Held, ///< who is to get the token has it
        Reason, ///< that is not done without one
        Voices, ///< credibility 1 with fewer than two independent originators
        Token, ///< somebody else is the picture manager
        TooFew, ///< a merge of one
        Whole, ///< there is nothing to split
        Past, ///< until an instant that has gone by
        Overtaken, ///< decided otherwise since
        Nothing, ///< nothing to undo or redo
        Itself, ///< nothing needs itself
        Asset, ///< no such asset
        Group, ///< the one that something is put beside is needed by another rule
        Window, ///< an operation that ends before it begins, or has no name
        Unheld, ///< nobody holds anything of that asset's health
        Context, ///< decided on a picture of an exercise, for a store of real data, or the other way round
    };
    Why why = Why::Failed;
    Error error; ///< for the command line and the log
    std::string about; ///< incident, holder of the token ... where there is one
};
template <typename T> using Answer = std::expected<T, Refused>;

struct Deciding; // a deed on its way into the store

/// Turns what people want into claims of the floor. Every deed is one transaction: its words, its claims and its entry
/// in the watch log. Blocks on the store: not for the thread of an interface. One thread at a time.
class Desk
{
public:
    explicit Desk(std::shared_ptr<store::Store> store);

    /// `picture`: what the person looks at; must be of now, and of an exercise where the store is of one.
    [[nodiscard]] Answer<Outcome> decide(const Request &request, const picture::Snapshot &picture);
    /// Adds an operation or says anew what it is; the outcome's one change names it.
    [[nodiscard]] Answer<Outcome> plan(const OperationRequest &request, const picture::Snapshot &picture);
    /// Says that something needs something, on which terms, or that it does not. The outcome's one change names both.
    [[nodiscard]] Answer<Outcome> link(const LinkRequest &request, const picture::Snapshot &picture);
    /// Says how healthy an asset is by itself, until when and why, or takes that back. The outcome's one change names
    /// it.
    [[nodiscard]] Answer<Outcome> setHealth(const HealthRequest &request, const picture::Snapshot &picture);
    /// Takes a deed back: what its claims are about is said again as it was held before. Refused where somebody
    /// decided about the same since. Empty `deed`: the last one of `by` that stands.
    [[nodiscard]] Answer<Outcome> undo(const std::string &deed, const std::string &by);
    /// Does again what was taken back. Empty `deed`: the last one that `by` took back.
    [[nodiscard]] Answer<Outcome> redo(const std::string &deed, const std::string &by);

    /// Independent originators of what the incident is made of.
    [[nodiscard]] Result<std::size_t> voices(const picture::IncidentRow &row);
    [[nodiscard]] Result<std::string> tokenHolder();

private:
    [[nodiscard]] Result<store::Reader *> reader();
    [[nodiscard]] Answer<Outcome> turn(const std::string &deed, const std::string &by, Action action);
    [[nodiscard]] Answer<store::Reader *> sitDown(Deciding &deciding);
    [[nodiscard]] Answer<Outcome> write(Deciding &deciding);

    std::shared_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
};

/// What is said of an asset's health is marked so: whoever says it has seen the asset, what was said of it before, and
/// the incidents that count no more.
[[nodiscard]] Marking healthMarking(const picture::Snapshot &picture, std::int32_t asset);

/// An operation as the picture shows it, for somebody to change.
[[nodiscard]] fusion::Operation present(const picture::Snapshot &picture, const picture::OperationRow &row);

/// The terms of a need as the picture shows them, in the decimals that people write.
[[nodiscard]] NeedTerms present(const picture::DependencyRow &row);

/// Where an analyst begins: what is held of it, else what its sources say.
[[nodiscard]] fusion::Assessment present(const picture::Snapshot &picture, const picture::IncidentRow &row);

} // namespace watchfloor::floor
