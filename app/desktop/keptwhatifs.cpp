// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/keptwhatifs.h"

#include "base/displaytext.h"
#include "desktop/background.h"

#include <QInputDialog>

namespace watchfloor::desktop {

using namespace Qt::StringLiterals;
using widgets::Scenario;
using widgets::ScenarioTable;

/// From one list of what was kept to another.
class KeptWhatIfs::Step : public QUndoCommand
{
public:
    Step(KeptWhatIfs *flow, const QString &text, std::vector<Kept> after)
        : QUndoCommand(text)
        , m_flow(flow)
        , m_before(flow->m_kept)
        , m_after(std::move(after))
    {
    }
    void undo() override { m_flow->setKept(m_before); }
    void redo() override { m_flow->setKept(m_after); }

private:
    KeptWhatIfs *m_flow;
    std::vector<Kept> m_before, m_after;
};

KeptWhatIfs::KeptWhatIfs(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

KeptWhatIfs::~KeptWhatIfs() { m_stop.request_stop(); }

void KeptWhatIfs::setPresent(const picture::SnapshotPtr &present)
{
    m_present = present;
    if (!m_table)
        return;
    // Pictures may come faster than they are worked out: one is finished, then the newest is begun.
    if (m_isWorking)
        m_again = true;
    else
        workOut();
}

void KeptWhatIfs::setSupposed(const widgets::Suppositions &steps)
{
    m_supposed = steps;
    if (m_table)
        change();
}

void KeptWhatIfs::askName()
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"keepWhatIf"_s);
    dialog->setWindowTitle(tr("Keep this what-if"));
    dialog->setLabelText(tr("Under which name? It is kept until the store is closed, and for nobody else."));
    QString name;
    if (!m_supposed.empty())
        name = shortText(m_supposed.front().title, 40);
    if (m_supposed.size() > 1)
        name += tr(" and %n more", nullptr, int(m_supposed.size()) - 1);
    dialog->setTextValue(name);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { keep(dialog->textValue().trimmed()); });
    dialog->open();
}

void KeptWhatIfs::keep(const QString &name)
{
    if (name.isEmpty() || m_supposed.empty())
        return;
    std::vector<Kept> kept = m_kept;
    const QString shown = shortText(visibleText(name), 60);
    std::erase_if(kept, [&](const Kept &one) { return one.name == shown; });
    kept.push_back({shown, m_supposed});
    m_undo.push(new Step(this, tr("keeping of a what-if"), std::move(kept)));
    show();
}

void KeptWhatIfs::show()
{
    if (!m_table) {
        m_table = new ScenarioTable(m_window);
        m_table->setAttribute(Qt::WA_DeleteOnClose);
        m_table->setUndoStack(&m_undo);
        connect(m_table, &ScenarioTable::showRequested, this, [this](int column) {
            if (column >= 0 && std::size_t(column) < m_kept.size())
                Q_EMIT wanted(m_kept[std::size_t(column)].name, m_kept[std::size_t(column)].steps);
        });
        connect(m_table, &ScenarioTable::forgetRequested, this, [this](int column) {
            if (column < 0 || std::size_t(column) >= m_kept.size())
                return;
            std::vector<Kept> kept = m_kept;
            kept.erase(kept.begin() + column);
            m_undo.push(new Step(this, tr("forgetting of a what-if"), std::move(kept)));
        });
        m_columns.clear(); // of a picture long gone
        change();
    }
    m_table->show();
    m_table->raise();
    m_table->activateWindow();
}

void KeptWhatIfs::forget()
{
    m_stop.request_stop();
    ++m_asked;
    m_isWorking = m_again = false;
    m_undo.clear();
    m_kept.clear();
    m_supposed.clear();
    m_columns.clear();
    if (m_table)
        m_table->close();
}

void KeptWhatIfs::setKept(const std::vector<Kept> &kept)
{
    m_kept = kept;
    if (m_table)
        change();
}

/// Other columns; what is known of any of them stays with it, wherever it stands now.
void KeptWhatIfs::change()
{
    std::vector<Kept> what = m_kept;
    const auto isSupposed = [this](const Kept &one) { return one.steps == m_supposed; };
    if (!m_supposed.empty() && std::ranges::none_of(m_kept, isSupposed))
        what.push_back({{}, m_supposed});
    std::vector<Column> columns;
    for (Kept &one : what) {
        const auto known = std::ranges::find_if(m_columns, [&](const Column &c) { return c.what.steps == one.steps; });
        columns.push_back({std::move(one), known == m_columns.end() ? nullptr : known->scenario});
    }
    m_columns = std::move(columns);
    workOut();
    fill();
}

void KeptWhatIfs::workOut()
{
    m_stop.request_stop();
    m_stop = {};
    m_again = false;
    m_isWorking = !m_columns.empty() && m_present;
    const quint64 asked = ++m_asked;
    if (!m_isWorking)
        return;
    std::vector<widgets::Suppositions> all;
    for (const Column &column : m_columns)
        all.push_back(column.what.steps);
    using Made = std::vector<std::shared_ptr<const Scenario>>;
    inBackground(
        this,
        [present = m_present, all = std::move(all), stop = m_stop.get_token()] {
            Made made;
            for (const widgets::Suppositions &steps : all) {
                auto scenario = widgets::makeScenario(present, steps, stop);
                if (!scenario)
                    break;
                made.push_back(std::make_shared<const Scenario>(std::move(*scenario)));
            }
            return made;
        },
        [this, asked](const Made &made) {
            if (asked != m_asked || made.size() != m_columns.size())
                return;
            for (std::size_t i = 0; i < made.size(); ++i)
                m_columns[i].scenario = made[i];
            m_isWorking = false;
            fill();
            if (m_again)
                workOut();
        });
}

void KeptWhatIfs::fill()
{
    if (!m_table)
        return;
    std::vector<ScenarioTable::Column> columns;
    for (const Column &column : m_columns)
        columns.push_back({column.what.name, column.scenario, !column.what.name.isEmpty()});
    m_table->setColumns(std::move(columns));
}

} // namespace watchfloor::desktop
