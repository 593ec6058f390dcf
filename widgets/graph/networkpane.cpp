// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/networkpane.h"

#include "graph/placesstep.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;
using Index = std::size_t;

struct NetworkPane::Built
{
    quint64 generation = 0;
    picture::SnapshotPtr snapshot;
    std::shared_ptr<const GraphModel> model;
    std::shared_ptr<const NetworkScene> scene;
    GraphPlaces::Key drawing = 0;
    std::shared_ptr<const NetworkPlaces> known; ///< what it was made from
    std::shared_ptr<const NetworkPlaces> places; ///< null: as they were
    bool isFirst = false; ///< laid out anew
};

NetworkPane::NetworkPane(QUndoStack *undo, QWidget *parent)
    : QWidget(parent)
    , m_undo(undo)
    , m_canvas(new NetworkCanvas(this))
    , m_refiner(new NetworkRefiner)
{
    m_pool.setMaxThreadCount(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildBar();
    layout->addWidget(m_canvas, 1);
    setFocusProxy(m_canvas);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &NetworkPane::say);

    m_refiner->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_refiner, &QObject::deleteLater);
    connect(m_refiner, &NetworkRefiner::refined, this, &NetworkPane::takeRefined);
    connect(m_refiner, &NetworkRefiner::failed, this, [this](quint64 job, const QString &reason) {
        if (job == m_job)
            endRefining(reason);
    });
    m_thread.setObjectName("refine");
    m_thread.start();
    connect(m_canvas, &NetworkCanvas::nodeMoved, this, [this](int node, QPointF at) { moveNode(node, at); });
    say();
}

NetworkPane::~NetworkPane()
{
    m_stop.request_stop();
    m_thread.quit();
    m_thread.wait();
}

QString NetworkPane::word(NetworkFold fold)
{
    switch (fold) {
    case NetworkFold::None:
        return tr("Not folded");
    case NetworkFold::Sector:
        return tr("By sector");
    case NetworkFold::Owner:
        return tr("By owner");
    case NetworkFold::Country:
        return tr("By country");
    case NetworkFold::Site:
        return tr("By site");
    case NetworkFold::Segment:
        return tr("By network segment");
    }
    return {};
}

void NetworkPane::buildBar()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 0, 6, 3);
    bar->setSpacing(6);
    m_fold = new QComboBox(this);
    m_fold->setToolTip(tr("Draw all assets of one sector, owner, country, site or segment as one"));
    m_fold->setAccessibleName(tr("Fold"));
    for (int fold = 0; fold < networkFolds; ++fold)
        m_fold->addItem(word(NetworkFold(fold)));
    connect(m_fold, &QComboBox::activated, this, [this](int fold) { setFold(NetworkFold(fold)); });
    bar->addWidget(m_fold);
    const auto button = [&](const QString &text, const QString &tip, auto act) {
        auto *b = new QToolButton(this);
        b->setText(text);
        b->setToolTip(tip);
        b->setMinimumSize(24, 24);
        b->setFocusPolicy(Qt::TabFocus);
        connect(b, &QToolButton::clicked, this, act);
        return b;
    };
    m_foldAll = button(tr("Fold all"), tr("Fold again what was unfolded"), [this] { foldAll(); });
    bar->addWidget(m_foldAll);
    bar->addStretch(1);
    m_status = new QLabel(this);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_status->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bar->addWidget(m_status, 100);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 0); // sfdp does not say how far it is
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(90);
    m_progress->setFixedHeight(8);
    bar->addWidget(m_progress);
    m_cancel = button(tr("Cancel"), tr("Keep the layout as it is now"), [this] { cancel(); });
    bar->addWidget(m_cancel);
    m_refine = button(tr("Refine"), tr("Let sfdp make a better layout of what is there"), [this] { refine(); });
    bar->addWidget(m_refine);
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
}

// ------------------------------------------------------------------ what is drawn

GraphPlaces::Key NetworkPane::drawing() const
{
    std::string name = "network/" + std::to_string(int(m_question.fold));
    for (const std::string &id : m_question.unfolded)
        name += '\x1F' + id;
    return GraphPlaces::keyOf(m_salt, name);
}

std::shared_ptr<const NetworkPlaces> NetworkPane::places() const
{
    const auto found = m_places.find(drawing());
    return found == m_places.end() ? nullptr : found->second;
}

void NetworkPane::setPicture(picture::SnapshotPtr snapshot, std::shared_ptr<const GraphModel> model,
                             std::optional<GraphModel::Set> shown)
{
    m_snapshot = std::move(snapshot);
    m_model = std::move(model);
    m_question.shown = std::move(shown);
    build();
}

/// What runs is finished, then the newest is begun: pictures may come faster than they are drawn.
void NetworkPane::build()
{
    if (!m_snapshot)
        return;
    if (m_isBuilding) {
        m_again = true;
        return;
    }
    m_isBuilding = true;
    m_again = false;
    m_stop = {};
    auto job = std::make_shared<Built>();
    job->generation = ++m_generation;
    job->snapshot = m_snapshot;
    job->model = m_model;
    job->drawing = drawing();
    job->known = places();
    m_pool.start([this, job, question = m_question, salt = m_salt, before = m_scene, stop = m_stop.get_token()] {
        const auto &known = job->known;
        auto scene = networkScene(*job->model, question, stop);
        const auto isFirst = scene ? placeNetwork(*scene, salt, known.get(), before.get(), stop) : std::nullopt;
        if (isFirst) {
            job->isFirst = *isFirst;
            const bool isNew = *isFirst || !known
                || std::ranges::any_of(scene->keys, [&](GraphPlaces::Key key) { return !known->all.contains(key); });
            if (isNew) { // what is not in the picture today may be tomorrow
                auto kept = known ? std::make_shared<NetworkPlaces>(*known) : std::make_shared<NetworkPlaces>();
                for (Index i = 0; i < scene->keys.size(); ++i) {
                    NetworkPlaces::Place &place = kept->all[scene->keys[i]];
                    place = {scene->places[i], place.byHand};
                }
                job->places = std::move(kept);
            }
            job->scene = std::make_shared<const NetworkScene>(std::move(*scene));
        }
        // `this` outlives the pool, and an event to a destroyed object is dropped.
        QMetaObject::invokeMethod(this, [this, job] { accept(job); }, Qt::QueuedConnection);
    });
}

void NetworkPane::accept(const std::shared_ptr<const Built> &built)
{
    m_isBuilding = false;
    // Something was moved or refined while all were placed: it is placed again from there.
    const bool isOvertaken = built->places && built->known != places();
    m_again = m_again || isOvertaken;
    if (built->scene && built->drawing == drawing() && !isOvertaken) {
        if (built->places)
            m_places[built->drawing] = built->places;
        m_scene = built->scene;
        m_drawnSnapshot = built->snapshot;
        m_canvas->setScene(built->snapshot, built->model, m_scene);
        const QLocale locale;
        const qlonglong shown = qlonglong(m_scene->nodes.size()), all = qlonglong(built->snapshot->assets.size());
        m_note = all == 0
            ? tr("No assets yet: import an inventory")
            : tr("%1 nodes and %2 lines of %3 assets")
                  .arg(locale.toString(shown), locale.toString(qlonglong(m_scene->edges.size())), locale.toString(all));
        setWayNote(m_wayNote);
        if (built->isFirst) {
            m_isRefined = false;
            m_reason.clear();
            refine();
        }
        say();
        Q_EMIT drawn();
    }
    if (m_again)
        build();
}

void NetworkPane::setWayNote(const QString &note)
{
    m_wayNote = note;
    m_canvas->setNote(note.isEmpty() ? m_note : m_note + u". "_s + note);
}

void NetworkPane::setFold(NetworkFold fold)
{
    m_fold->setCurrentIndex(int(fold));
    if (fold == m_question.fold)
        return;
    m_question.fold = fold;
    m_question.unfolded.clear();
    leave();
    m_canvas->fit();
    build();
}

void NetworkPane::unfold(std::initializer_list<int> nodes)
{
    bool isNew = false;
    for (const int node : nodes) {
        if (m_scene && node >= 0 && m_scene->nodes[Index(node)].asset < 0)
            isNew |= m_question.unfolded.insert(m_scene->groups[Index(m_scene->nodes[Index(node)].group)].id).second;
    }
    if (!isNew)
        return;
    leave();
    build();
}

void NetworkPane::foldGroupOf(int node)
{
    if (!m_scene || node < 0 || m_scene->nodes[Index(node)].group < 0)
        return;
    if (m_question.unfolded.erase(m_scene->groups[Index(m_scene->nodes[Index(node)].group)].id) == 0)
        return;
    leave();
    build();
}

void NetworkPane::foldAll()
{
    m_question.unfolded.clear();
    leave();
    m_canvas->fit();
    build();
}

// ------------------------------------------------------------------ layout

void NetworkPane::refine()
{
    if (!m_scene || m_scene->nodes.size() < 3 || m_scene->edges.empty()) {
        m_isRefined = true;
        return;
    }
    m_isRefining = true;
    m_refined = drawing();
    m_reason.clear();
    m_since.start();
    m_clock.start();
    QMetaObject::invokeMethod(m_refiner,
                              [refiner = m_refiner, job = ++m_job, scene = m_scene] { refiner->start(job, scene); });
    say();
}

void NetworkPane::cancel()
{
    if (!m_isRefining)
        return;
    ++m_job; // what is on its way comes too late
    QMetaObject::invokeMethod(m_refiner, &NetworkRefiner::cancel);
    endRefining(tr("The layout is not refined: cancelled."));
}

/// For another drawing: what is said of this one's layout is not said of that.
void NetworkPane::leave()
{
    cancel();
    m_reason.clear();
    m_isRefined = true;
    say();
}

void NetworkPane::endRefining(const QString &reason)
{
    m_isRefining = false;
    m_clock.stop();
    m_reason = reason;
    m_isRefined = reason.isEmpty();
    say();
}

void NetworkPane::takeRefined(quint64 job, const NetworkRefiner::Places &places)
{
    if (job != m_job)
        return;
    // What came or was moved meanwhile keeps its place, and so does what was not part of it.
    const auto found = m_places.find(m_refined);
    auto merged
        = found == m_places.end() ? std::make_shared<NetworkPlaces>() : std::make_shared<NetworkPlaces>(*found->second);
    for (const auto &[key, place] : places->all)
        if (NetworkPlaces::Place &kept = merged->all[key]; !kept.byHand)
            kept = place;
    m_places[m_refined] = std::move(merged);
    endRefining({});
    build();
}

void NetworkPane::arrangeAnew()
{
    m_undo->push(new PlacesStep(
        tr("arranging anew"), -1, [this, key = drawing(), before = places()] { setPlaces(key, before); },
        [this, key = drawing()] { setPlaces(key, nullptr); }));
}

void NetworkPane::setPlaces(GraphPlaces::Key drawing, std::shared_ptr<const NetworkPlaces> places)
{
    const bool isShown = drawing == this->drawing();
    if (isShown)
        leave();
    if (!places && isShown) {
        m_scene.reset(); // nothing to lie like
        m_canvas->fit();
    }
    if (places)
        m_places[drawing] = std::move(places);
    else
        m_places.erase(drawing);
    if (isShown)
        build();
    Q_EMIT rearranged();
}

void NetworkPane::moveNode(int node, QPointF world, bool isRun)
{
    if (!m_scene || node < 0 || Index(node) >= m_scene->keys.size())
        return;
    const GraphPlaces::Key key = m_scene->keys[Index(node)];
    const NetworkPlaces::Place before = placeOf(node);
    const auto to = [this, key, drawing = drawing()](const NetworkPlaces::Place &place) {
        return [this, drawing, key, place] { setPlace(drawing, key, place); };
    };
    m_undo->push(new PlacesStep(tr("move of %1").arg(m_canvas->nodeName(node)), isRun ? int(key & 0x7FFFFFFF) : -1,
                                to(before), to({world, true})));
}

void NetworkPane::setPlace(GraphPlaces::Key drawing, GraphPlaces::Key node, const NetworkPlaces::Place &place)
{
    const auto known = m_places.find(drawing);
    auto kept
        = known != m_places.end() ? std::make_shared<NetworkPlaces>(*known->second) : std::make_shared<NetworkPlaces>();
    kept->all[node] = place;
    m_places[drawing] = std::move(kept);
    if (drawing == this->drawing())
        build();
    Q_EMIT rearranged();
}

void NetworkPane::push(int key)
{
    constexpr double by = 12; // device pixels
    if (const int node = m_canvas->current(); m_scene && node >= 0)
        moveNode(node, placeOf(node).at + wayOf(key) * (by / m_canvas->look().zoom), true);
}

/// As it is kept, which may be newer than what is drawn.
NetworkPlaces::Place NetworkPane::placeOf(int node) const
{
    if (const auto known = places())
        if (const auto found = known->all.find(m_scene->keys[Index(node)]); found != known->all.end())
            return found->second;
    return {m_scene->places[Index(node)], false};
}

void NetworkPane::step(int key)
{
    const int next = m_canvas->nodeTowards(key);
    if (next < 0)
        return;
    m_canvas->setCurrent(next);
    if (!QRectF(m_canvas->rect()).adjusted(20, 20, -20, -20).contains(m_canvas->nodeAt(next)))
        m_canvas->centreOn(m_scene->places[Index(next)]);
    Q_EMIT stepped(next);
}

void NetworkPane::setProgram(const QString &program)
{
    QMetaObject::invokeMethod(m_refiner, [refiner = m_refiner, program] { refiner->setProgram(program); });
}

void NetworkPane::say()
{
    const bool isFolded = m_question.fold != NetworkFold::None;
    m_foldAll->setVisible(isFolded);
    m_foldAll->setEnabled(!m_question.unfolded.empty());
    m_progress->setVisible(m_isRefining);
    m_cancel->setVisible(m_isRefining);
    m_refine->setVisible(!m_isRefining && !m_isRefined && m_scene);
    QString text = m_reason;
    if (m_isRefining)
        text = tr("sfdp refines the layout, %n second(s) so far", nullptr, int(m_since.elapsed() / 1000));
    m_status->setText(text);
    m_status->setToolTip(text);
}

// ------------------------------------------------------------------ places

void NetworkPane::restorePlaces(const QByteArray &salt, const QByteArray &places)
{
    leave();
    m_salt = salt;
    m_places = networkPlacesFrom(places);
    m_scene.reset(); // its keys have another salt
}

QByteArray NetworkPane::savePlaces() const { return m_places.empty() ? QByteArray() : toBytes(m_places); }

} // namespace watchfloor::widgets
