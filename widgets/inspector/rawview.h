// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/marking.h"
#include "picture/details.h"

#include <QDialog>
#include <QPlainTextEdit>

class QCheckBox;
class QLabel;

namespace watchfloor::widgets {

class ElidedLabel;
class MarkingChip;

/// Read-only text whose copies carry the marking first.
class MarkedText : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit MarkedText(QWidget *parent = nullptr);
    void setMarking(const Marking &marking) { m_marking = marking; }

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    Marking m_marking = Marking::mostRestrictive();
};

/// A record as it was received: its bytes as visible plain text or as hex, where it came from, its hash.
class RawView : public QDialog
{
    Q_OBJECT
public:
    explicit RawView(QWidget *parent = nullptr);

    void showLoading();
    void showRecord(const picture::RawRecordText &text, const Marking &marking);

    [[nodiscard]] QString shownText() const;

private:
    void render();

    picture::RawRecordText m_text;
    MarkedText *m_bytes;
    ElidedLabel *m_origin;
    QLabel *m_place;
    QLabel *m_hash;
    QLabel *m_reason;
    QLabel *m_note;
    MarkingChip *m_marking;
    QCheckBox *m_hex;
    QCheckBox *m_wrap;
};

/// Offset, sixteen bytes, and the printable ASCII of them, a line each.
[[nodiscard]] QString hexDump(std::string_view bytes);

} // namespace watchfloor::widgets
