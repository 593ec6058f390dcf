// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/networkcanvas.h"
#include "graph/networkrefiner.h"

#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

class QComboBox;
class QLabel;
class QProgressBar;
class QToolButton;
class QUndoStack;

namespace watchfloor::widgets {

/// The network's drawing with its folds and its layout: a first picture at once, then one refined by sfdp, which says
/// that it is at work and can be cancelled. GUI thread; what takes time is done elsewhere.
class NetworkPane : public QWidget
{
    Q_OBJECT
public:
    /// What people do to the layout goes on `undo`.
    explicit NetworkPane(QUndoStack *undo, QWidget *parent = nullptr);
    ~NetworkPane() override;

    [[nodiscard]] NetworkCanvas *canvas() const { return m_canvas; }
    /// The part that is drawn: nothing said is all of it.
    void setPicture(picture::SnapshotPtr snapshot, std::shared_ptr<const GraphModel> model,
                    std::optional<GraphModel::Set> shown);
    /// Of what is drawn, which may be older than what is wanted.
    [[nodiscard]] const picture::SnapshotPtr &snapshot() const { return m_drawnSnapshot; }
    [[nodiscard]] const NetworkScene *scene() const { return m_canvas->scene(); }

    [[nodiscard]] NetworkFold fold() const { return m_question.fold; }
    void setFold(NetworkFold fold);
    void unfold(std::initializer_list<int> nodes); ///< those that are groups
    void foldGroupOf(int node); ///< the group that a node belongs to
    void foldAll();
    [[nodiscard]] static QString word(NetworkFold fold);
    void setWayNote(const QString &note); ///< after what is drawn

    /// By hand: it stays there. Of a run (a key that is held down) all are one step of undo.
    void moveNode(int node, QPointF world, bool isRun = false);
    void push(int key); ///< the current one, by a step of an arrow key
    void step(int key); ///< to the neighbour in that direction
    void arrangeAnew(); ///< what was moved by hand is laid out again
    void refine();
    void cancel();
    [[nodiscard]] bool isRefining() const { return m_isRefining; }
    [[nodiscard]] bool isDrawn() const { return !m_isBuilding && m_scene; } ///< the layout may still become better
    [[nodiscard]] bool isSettled() const { return !m_isBuilding && !m_isRefining && m_canvas->isSettled(); }
    void setProgram(const QString &program); ///< in sfdp's place

    void restorePlaces(const QByteArray &salt, const QByteArray &places);
    [[nodiscard]] QByteArray savePlaces() const; ///< empty: none

Q_SIGNALS:
    void drawn();
    void stepped(int node);
    void rearranged(); ///< by hand, or by undoing that

private:
    struct Built; ///< one answer of the building thread

    void buildBar();
    void build();
    void accept(const std::shared_ptr<const Built> &built);
    void takeRefined(quint64 job, const NetworkRefiner::Places &places);
    void leave();
    void endRefining(const QString &reason);
    void say();
    void setPlaces(GraphPlaces::Key drawing, std::shared_ptr<const NetworkPlaces> places); ///< null: laid out anew
    void setPlace(GraphPlaces::Key drawing, GraphPlaces::Key node, const NetworkPlaces::Place &place);
    [[nodiscard]] NetworkPlaces::Place placeOf(int node) const;
    [[nodiscard]] GraphPlaces::Key drawing() const;
    [[nodiscard]] std::shared_ptr<const NetworkPlaces> places() const;

    QUndoStack *m_undo;
    NetworkCanvas *m_canvas;
    QComboBox *m_fold = nullptr;
    QToolButton *m_foldAll = nullptr, *m_cancel = nullptr, *m_refine = nullptr;
    QLabel *m_status = nullptr;
    QProgressBar *m_progress = nullptr;
    QTimer m_clock; ///< while it is refined, says for how long
    QElapsedTimer m_since;
    QString m_note, m_wayNote;
    QString m_reason; ///< why it is not refined

    NetworkQuestion m_question;
    QByteArray m_salt;
    std::map<GraphPlaces::Key, std::shared_ptr<const NetworkPlaces>> m_places;
    picture::SnapshotPtr m_snapshot, m_drawnSnapshot;
    std::shared_ptr<const GraphModel> m_model;
    std::shared_ptr<const NetworkScene> m_scene;
    bool m_isBuilding = false, m_again = false;
    bool m_isRefining = false, m_isRefined = true;
    quint64 m_job = 0, m_generation = 0;
    GraphPlaces::Key m_refined = 0; ///< drawing that is being refined
    std::stop_source m_stop;
    QThread m_thread;
    NetworkRefiner *m_refiner;
    QThreadPool m_pool; ///< last: its end waits for the worker
};

} // namespace watchfloor::widgets
