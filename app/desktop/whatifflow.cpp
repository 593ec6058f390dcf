// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/whatifflow.h"

#include "base/displaytext.h"
#include "common/words.h"
#include "desktop/actions.h"
#include "desktop/background.h"
#include "whatif/supposedialog.h"
#include "whatif/whatifpanel.h"

#include <QMenu>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Fate;
using widgets::Supposition;
using widgets::Suppositions;

/// From one list of suppositions to another.
class WhatIfFlow::Step : public QUndoCommand
{
public:
    Step(WhatIfFlow *flow, const QString &text, Suppositions after)
        : QUndoCommand(text)
        , m_flow(flow)
        , m_before(flow->m_steps)
        , m_after(std::move(after))
    {
    }
    void undo() override { m_flow->setSteps(m_before); }
    void redo() override { m_flow->setSteps(m_after); }

private:
    WhatIfFlow *m_flow;
    Suppositions m_before, m_after;
};

WhatIfFlow::WhatIfFlow(QWidget *window, widgets::PictureScope *scope, widgets::WhatIfPanel *panel, Actions *actions)
    : QObject(window)
    , m_window(window)
    , m_scope(scope)
    , m_panel(panel)
    , m_actions(actions)
    , m_kept(new KeptWhatIfs(window))
    , m_present(scope->present())
{
    defineActions();
    connect(scope, &widgets::PictureScope::selectionChanged, this, &WhatIfFlow::updateEnabled);
    connect(panel, &widgets::WhatIfPanel::removeRequested, this, &WhatIfFlow::remove);
    connect(panel, &widgets::WhatIfPanel::waveRequested, this, [this](int wave) { showWave(std::size_t(wave)); });
    connect(panel, &widgets::WhatIfPanel::emptyPressed, this, &WhatIfFlow::choose);
    connect(panel, &widgets::WhatIfPanel::objectChosen, this,
            [this](const QString &id) { m_scope->reveal({picture::ObjectRef::Kind::Asset, id.toStdString()}); });
    connect(&m_undo, &QUndoStack::indexChanged, this, &WhatIfFlow::changed);
    m_kept->setPresent(m_present);
    connect(m_kept, &KeptWhatIfs::wanted, this, &WhatIfFlow::push);
    // In a narrow panel a word each; their tips say the whole of it.
    for (const auto &[id, word] : {std::pair{u"whatif.choose"_s, tr("Choose…")},
                                   {u"whatif.area"_s, tr("Area")},
                                   {u"whatif.previous"_s, tr("◀ Wave")},
                                   {u"whatif.next"_s, tr("Wave ▶")},
                                   {u"whatif.compare"_s, tr("Compare")},
                                   {u"whatif.keep"_s, tr("Keep…")},
                                   {u"whatif.kept"_s, tr("Side by side…")},
                                   {u"whatif.clear"_s, tr("Clear")}})
        actions->at(id)->setIconText(word);
    const auto at = [this](const QString &id) { return m_actions->at(id); };
    panel->addActions({at(u"whatif.choose"_s), at(u"whatif.area"_s), at(u"whatif.clear"_s), at(u"whatif.leave"_s),
                       at(u"whatif.keep"_s), at(u"whatif.kept"_s), at(u"whatif.compare"_s), at(u"whatif.previous"_s),
                       at(u"whatif.next"_s)});
    updateEnabled();
}

WhatIfFlow::~WhatIfFlow()
{
    m_stop.request_stop();
    m_undo.disconnect(this);
}

void WhatIfFlow::defineActions()
{
    Actions &a = *m_actions;
    const QString group = tr("What if");
    a.add(u"whatif.fail"_s, group, tr("The selected &fails"), {QKeySequence(u"F2"_s)}, {},
          [this] { supposeSelected(Fate::Fails); });
    a.add(u"whatif.impair"_s, group, tr("The selected is &impaired"), {QKeySequence(u"Shift+F2"_s)}, {},
          [this] { supposeSelected(Fate::Impaired); });
    a.add(u"whatif.mend"_s, group, tr("The selected works a&gain"), {QKeySequence(u"Ctrl+F2"_s)}, {},
          [this] { supposeSelected(Fate::Works); });
    a.add(
        u"whatif.area"_s, group, tr("&Draw an area that fails"), {QKeySequence(u"F3"_s)}, {},
        [this] { Q_EMIT areaWanted(); }, tr("Everything in an area of the map fails (F3)"));
    a.add(
        u"whatif.choose"_s, group, tr("Choose &what fails…"), {QKeySequence(u"Shift+F3"_s)}, {}, [this] { choose(); },
        tr("An owner, a vulnerability or an asset fails (Shift+F3)"));
    a.add(
        u"whatif.link"_s, group, tr("The &link between the two selected fails"), {QKeySequence(u"Alt+F2"_s)}, {},
        [this] { supposeLink(); }, tr("The one does not get the other any more; both stay as they are (Alt+F2)"));
    a.add(
        u"whatif.owner"_s, group, tr("&Everything of its owner fails"), {QKeySequence(u"Alt+Shift+F2"_s)}, {},
        [this] { supposeOwner(); }, tr("All that the owner of the selected has (Alt+Shift+F2)"));
    a.add(
        u"whatif.keep"_s, group, tr("&Keep under a name…"), {QKeySequence(u"Alt+F3"_s)}, {},
        [this] { m_kept->askName(); }, tr("What is supposed now, to be seen beside others (Alt+F3)"));
    a.add(
        u"whatif.kept"_s, group, tr("What-ifs &side by side…"), {QKeySequence(u"Alt+F5"_s)}, {},
        [this] { m_kept->show(); }, tr("What becomes of each mission in each of them (Alt+F5)"));
    a.add(
        u"whatif.previous"_s, group, tr("Wave &before"), {QKeySequence(u"F5"_s)}, {},
        [this] { showWave(m_wave > 0 ? m_wave - 1 : 0); }, tr("The cascade one wave earlier (F5)"));
    a.add(
        u"whatif.next"_s, group, tr("&Next wave"), {QKeySequence(u"F6"_s)}, {}, [this] { showWave(m_wave + 1); },
        tr("The cascade one wave later (F6)"));
    QAction *compares = a.add(
        u"whatif.compare"_s, group, tr("&Compare with the present"), {QKeySequence(u"Ctrl+F5"_s)}, u"compare"_s,
        [this] { compare(m_actions->at(u"whatif.compare"_s)->isChecked()); },
        tr("Mark in every view what would be worse or better than it is (Ctrl+F5)"));
    compares->setCheckable(true);
    a.add(
        u"whatif.clear"_s, group, tr("Suppose n&othing"), {}, {}, [this] { clear(); },
        tr("Take all steps back; undo brings them again"));
    a.add(
        u"whatif.leave"_s, group, tr("Back to what is &real"), {QKeySequence(u"Ctrl+F3"_s)}, {},
        [this] { m_isActive ? leave() : resume(); },
        tr("All views show what is so; the steps are kept until the store is closed (Ctrl+F3)"));
}

void WhatIfFlow::fill(QMenu *menu) const
{
    fillObject(menu);
    menu->addSeparator();
    for (const auto &id : {u"whatif.area"_s, u"whatif.choose"_s})
        menu->addAction(m_actions->at(id));
    menu->addSeparator();
    for (const auto &id : {u"whatif.previous"_s, u"whatif.next"_s, u"whatif.compare"_s})
        menu->addAction(m_actions->at(id));
    menu->addSeparator();
    for (const auto &id : {u"whatif.keep"_s, u"whatif.kept"_s})
        menu->addAction(m_actions->at(id));
    menu->addSeparator();
    for (const auto &id : {u"whatif.clear"_s, u"whatif.leave"_s})
        menu->addAction(m_actions->at(id));
}

void WhatIfFlow::fillObject(QMenu *menu) const
{
    for (const auto &id : {u"whatif.fail"_s, u"whatif.impair"_s, u"whatif.mend"_s, u"whatif.link"_s, u"whatif.owner"_s})
        menu->addAction(m_actions->at(id));
}

void WhatIfFlow::updateEnabled()
{
    const bool open = m_scope->present()->knownAt != Timestamp{};
    const auto assets = selectedAssets();
    const bool selected = !assets.empty();
    for (const auto &id : {u"whatif.fail"_s, u"whatif.impair"_s, u"whatif.mend"_s})
        m_actions->at(id)->setEnabled(open && selected);
    m_actions->at(u"whatif.link"_s)->setEnabled(open && assets.size() == 2);
    m_actions->at(u"whatif.owner"_s)
        ->setEnabled(open && selected && !m_scope->snapshot()->assets[std::size_t(assets.front())].owner.isEmpty());
    for (const auto &id : {u"whatif.area"_s, u"whatif.choose"_s})
        m_actions->at(id)->setEnabled(open && !m_scope->present()->assets.empty());
    m_actions->at(u"whatif.keep"_s)->setEnabled(!m_steps.empty());
    m_actions->at(u"whatif.kept"_s)->setEnabled(open);
    const std::size_t waves = m_isActive && m_scenario ? m_scenario->waves.size() : 0;
    m_actions->at(u"whatif.previous"_s)->setEnabled(waves > 0 && m_wave > 0);
    m_actions->at(u"whatif.next"_s)->setEnabled(m_wave < waves);
    m_actions->at(u"whatif.compare"_s)->setEnabled(m_isActive);
    m_actions->at(u"whatif.clear"_s)->setEnabled(!m_steps.empty());
    QAction *leaves = m_actions->at(u"whatif.leave"_s);
    leaves->setEnabled(m_isActive || !m_steps.empty());
    leaves->setText(m_isActive ? tr("Back to what is &real") : tr("Show the what-if &again"));
    leaves->setIconText(m_isActive ? tr("Back to real") : tr("Show again"));
}

// --------------------------------------------------------------------- steps

void WhatIfFlow::suppose(Supposition step)
{
    if (step.assets.empty() && step.links.empty())
        return;
    Suppositions steps = m_steps;
    const QString text = shortText(step.title, 60);
    steps.push_back(std::move(step));
    push(text, std::move(steps));
}

std::vector<std::int32_t> WhatIfFlow::selectedAssets() const
{
    std::vector<std::int32_t> assets;
    for (const picture::ObjectRef &ref : m_scope->selection()) {
        if (const std::int32_t row = m_scope->assetRow(ref); row >= 0)
            assets.push_back(row);
    }
    return assets;
}

void WhatIfFlow::supposeLink()
{
    const picture::Snapshot &s = *m_scope->present();
    std::vector<std::int32_t> ends;
    for (const picture::ObjectRef &ref : m_scope->selection()) {
        if (const auto found = s.assetById.find(ref.id); found != s.assetById.end())
            ends.push_back(found->second);
    }
    auto choice = ends.size() == 2 ? widgets::linkChoice(s, ends[0], ends[1]) : std::nullopt;
    if (!choice && ends.size() == 2)
        choice = widgets::linkChoice(s, ends[1], ends[0]);
    if (!choice) {
        Q_EMIT refused(tr("Select two assets of which one needs the other directly."));
        return;
    }
    suppose(widgets::suppose(s, *choice, Fate::Fails));
}

void WhatIfFlow::supposeLink(const std::string &dependant, const std::string &provider)
{
    const picture::Snapshot &s = *m_scope->present();
    const auto one = s.assetById.find(dependant), other = s.assetById.find(provider);
    const auto choice = one != s.assetById.end() && other != s.assetById.end()
        ? widgets::linkChoice(s, one->second, other->second)
        : std::nullopt;
    if (choice)
        suppose(widgets::suppose(s, *choice, Fate::Fails));
    else
        Q_EMIT refused(tr("What is supposed already is taken back in the what-if."));
}

void WhatIfFlow::supposeProduct(const QString &product, const std::vector<std::string> &assets, const Marking &marking)
{
    const picture::Snapshot &s = *m_scope->present();
    widgets::Choice choice;
    choice.kind = widgets::Choice::Kind::Product;
    choice.text = product;
    choice.marking = marking;
    for (const std::string &id : assets) {
        if (const auto found = s.assetById.find(id); found != s.assetById.end())
            choice.assets.push_back(found->second);
    }
    suppose(widgets::suppose(s, choice, Fate::Fails));
}

void WhatIfFlow::supposeOwner()
{
    const picture::Snapshot &s = *m_scope->snapshot();
    const auto assets = selectedAssets();
    if (assets.empty() || s.assets[std::size_t(assets.front())].owner.isEmpty()) {
        Q_EMIT refused(tr("Select an asset whose owner is known."));
        return;
    }
    widgets::Choice choice;
    choice.kind = widgets::Choice::Kind::Owner;
    const QString &owner = s.assets[std::size_t(assets.front())].owner;
    choice.text = shortText(visibleText(owner), 80);
    for (std::size_t i = 0; i < s.assets.size(); ++i) {
        if (s.assets[i].owner == owner)
            choice.assets.push_back(std::int32_t(i));
    }
    suppose(widgets::suppose(s, choice, Fate::Fails));
}

void WhatIfFlow::supposeSelected(Fate fate)
{
    const picture::Snapshot &s = *m_scope->snapshot();
    const auto assets = selectedAssets();
    if (assets.empty()) {
        Q_EMIT refused(tr("Select an asset first, in the graph, on the map or in a table."));
        return;
    }
    widgets::Choice choice;
    choice.text = shortText(visibleText(s.assets[std::size_t(assets.front())].name), 80);
    if (assets.size() > 1)
        choice.text = tr("%1 with %n more", nullptr, int(assets.size()) - 1).arg(choice.text);
    suppose(widgets::suppose(s, assets, titleOf(choice, fate), fate));
}

void WhatIfFlow::takeArea(const std::vector<QPointF> &area)
{
    const picture::Snapshot &s = *m_scope->present();
    const auto assets = widgets::assetsIn(s, area);
    if (assets.empty()) {
        Q_EMIT refused(tr("Nothing that is placed well enough stands in that area."));
        return;
    }
    Supposition step = widgets::suppose(
        s, assets, tr("An area of the map fails, %n assets", nullptr, int(assets.size())), Fate::Fails);
    step.area = area;
    suppose(std::move(step));
}

void WhatIfFlow::choose()
{
    auto *dialog = new widgets::SupposeDialog(m_scope->present(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (auto step = dialog->supposition())
            suppose(std::move(*step));
    });
    dialog->open();
    if (const PartsOf ask = m_partsSource ? m_partsSource() : nullptr) {
        inBackground(
            dialog,
            [ask, present = m_scope->present()] {
                return ask(present).transform([](const auto &parts) { return widgets::choicesOf(parts); });
            },
            [this, dialog](Result<std::vector<widgets::Choice>> more) {
                if (more)
                    dialog->addChoices(std::move(*more));
                else
                    Q_EMIT refused(
                        tr("Suppliers and products cannot be chosen. %1").arg(widgets::sentence(more.error())));
            });
    }
}

void WhatIfFlow::remove(int step)
{
    if (step < 0 || std::size_t(step) >= m_steps.size())
        return;
    Suppositions steps = m_steps;
    steps.erase(steps.begin() + step);
    push(tr("removal of a step"), std::move(steps));
}

void WhatIfFlow::clear()
{
    if (!m_steps.empty())
        push(tr("clearing of the what-if"), {});
}

void WhatIfFlow::push(const QString &text, Suppositions steps) { m_undo.push(new Step(this, text, std::move(steps))); }

void WhatIfFlow::setSteps(const Suppositions &steps)
{
    m_steps = steps;
    m_kept->setSupposed(steps);
    m_isActive = true;
    m_isWhole = true;
    m_scenario.reset();
    ++m_askedWave;
    m_isShowing = false;
    m_panel->setScenario(m_steps, nullptr);
    work();
    updateEnabled();
    tell();
    Q_EMIT changed();
}

// -------------------------------------------------------------------- pictures

void WhatIfFlow::setPresent(const picture::SnapshotPtr &present)
{
    m_present = present;
    m_kept->setPresent(present);
    if (!m_isActive) {
        m_scope->setSnapshot(present);
    } else {
        m_scope->setPresent(present);
        // Pictures may come faster than they are worked out: one is finished, then the newest is begun.
        if (m_isWorking)
            m_again = true;
        else
            work();
    }
    updateEnabled();
}

void WhatIfFlow::work()
{
    m_stop.request_stop();
    m_stop = {};
    m_isWorking = true;
    m_again = false;
    using Made = std::optional<widgets::Scenario>;
    inBackground(
        this,
        [present = m_present, steps = m_steps, stop = m_stop.get_token()]() -> Made {
            return widgets::makeScenario(present, steps, stop);
        },
        [this, asked = ++m_asked](Made made) {
            if (asked != m_asked || !made)
                return;
            m_isWorking = false;
            take(std::make_shared<const widgets::Scenario>(std::move(*made)));
        });
}

void WhatIfFlow::take(const std::shared_ptr<const widgets::Scenario> &scenario)
{
    m_scenario = scenario;
    m_wave = m_isWhole ? scenario->waves.size() : std::min(m_wave, scenario->waves.size());
    m_panel->setScenario(m_steps, scenario);
    if (m_isActive)
        show();
    if (m_again)
        work();
    updateEnabled();
    tell();
    Q_EMIT changed();
}

void WhatIfFlow::showWave(std::size_t wave)
{
    if (!m_scenario || !m_isActive)
        return;
    m_wave = std::min(wave, m_scenario->waves.size());
    m_isWhole = m_wave == m_scenario->waves.size();
    show();
    updateEnabled();
    tell();
}

void WhatIfFlow::show()
{
    m_panel->setWave(m_wave, m_scenario->waves.size());
    const quint64 asked = ++m_askedWave;
    m_isShowing = true;
    inBackground(
        this, [scenario = m_scenario, wave = m_wave] { return widgets::pictureAfter(*scenario, wave); },
        [this, asked, scenario = m_scenario](const picture::SnapshotPtr &picture) {
            if (asked != m_askedWave || !m_isActive)
                return;
            m_isShowing = false;
            if (m_isComparing)
                m_scope->setBefore(scenario->present);
            m_scope->setSupposed(picture, m_present);
            updateEnabled();
            Q_EMIT changed();
        });
}

void WhatIfFlow::compare(bool compares)
{
    m_isComparing = compares && m_isActive;
    m_actions->at(u"whatif.compare"_s)->setChecked(m_isComparing);
    if (m_isComparing && m_scenario)
        m_scope->setBefore(m_scenario->present);
    else if (!m_isComparing)
        m_scope->setBefore(nullptr);
}

void WhatIfFlow::leave()
{
    if (!m_isActive)
        return;
    m_isActive = false;
    if (m_isComparing)
        compare(false);
    m_stop.request_stop();
    ++m_asked;
    ++m_askedWave;
    m_isWorking = m_isShowing = m_again = false;
    m_scope->setSnapshot(m_present);
    updateEnabled();
    tell();
    Q_EMIT changed();
}

void WhatIfFlow::resume()
{
    if (m_isActive)
        return;
    m_isActive = true;
    work();
    updateEnabled();
    tell();
    Q_EMIT changed();
}

void WhatIfFlow::forget()
{
    m_present = m_scope->present(); // of the store before nothing is shown again
    leave();
    m_undo.clear();
    m_steps.clear();
    m_kept->forget();
    m_scenario.reset();
    m_panel->setScenario({}, nullptr);
    updateEnabled();
    Q_EMIT changed();
}

void WhatIfFlow::tell()
{
    if (!m_isActive) {
        Q_EMIT told({});
        return;
    }
    QStringList says{tr("nothing of this is real")};
    if (m_steps.empty())
        says << tr("nothing is supposed");
    else
        says << tr("%n steps", nullptr, int(m_steps.size()));
    if (!m_scenario) {
        says << tr("is being worked out…");
    } else {
        const auto changes
            = std::ranges::count_if(m_scenario->missions, [](const widgets::MissionEffect &m) { return m.isChange(); });
        says << tr("%n missions change", nullptr, int(changes));
        if (!m_isWhole)
            says << tr("wave %1 of %2").arg(m_wave).arg(m_scenario->waves.size());
    }
    says << tr("Ctrl+F3 goes back to what is real");
    Q_EMIT told(says.join(u" · "_s));
}

} // namespace watchfloor::desktop
