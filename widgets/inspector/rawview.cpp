// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/rawview.h"

#include "base/displaytext.h"
#include "common/copytext.h"
#include "common/labels.h"
#include "common/theme.h"
#include "common/words.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QMimeData>
#include <QPushButton>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

namespace {
// A text widget lays out every line: these keep it instant. The whole record stays in the store.
constexpr std::size_t mostText = 1u << 20;
constexpr std::size_t mostHex = 128u << 10;
} // namespace

QString hexDump(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 5);
    for (std::size_t at = 0; at < bytes.size(); at += 16) {
        for (int shift = 28; shift >= 0; shift -= 4)
            out += digits[(at >> shift) & 0xF];
        out += "  ";
        const std::string_view row = bytes.substr(at, 16);
        for (std::size_t i = 0; i < 16; ++i) {
            if (i < row.size()) {
                const auto b = static_cast<unsigned char>(row[i]);
                out += digits[b >> 4];
                out += digits[b & 0xF];
                out += ' ';
            } else {
                out += "   ";
            }
            if (i == 7)
                out += ' ';
        }
        out += ' ';
        for (const char c : row)
            out += c >= 0x20 && c < 0x7F ? c : '.';
        out += '\n';
    }
    return QString::fromLatin1(out);
}

MarkedText::MarkedText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
}

QMimeData *MarkedText::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData;
    const QString text = textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    copied->setText(QString(copyBanner(this, m_marking) + u'\n' + text));
    return copied;
}

RawView::RawView(QWidget *parent)
    : QDialog(parent)
    , m_bytes(new MarkedText)
    , m_origin(new ElidedLabel)
    , m_place(plainLabel())
    , m_hash(plainLabel())
    , m_reason(plainLabel())
    , m_note(mutedLabel())
    , m_marking(new MarkingChip)
    , m_hex(new QCheckBox(tr("&Hex")))
    , m_wrap(new QCheckBox(tr("&Wrap lines")))
{
    setObjectName(u"rawView"_s);
    setWindowTitle(tr("Raw record"));
    resize(860, 560);
    m_bytes->setObjectName(u"rawBytes"_s);
    m_bytes->setAccessibleName(tr("Bytes as received"));
    m_bytes->setFont(Theme::monospace());
    m_hash->setFont(Theme::monospace());
    m_hash->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reason->setWordWrap(true);
    m_reason->setProperty("warning", true);
    m_wrap->setChecked(true);

    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(12);
    facts->addWidget(mutedLabel(tr("Origin")), 0, 0);
    facts->addWidget(m_origin, 0, 1);
    facts->addWidget(m_marking, 0, 2, Qt::AlignRight);
    facts->addWidget(mutedLabel(tr("Place")), 1, 0);
    facts->addWidget(m_place, 1, 1, 1, 2);
    facts->addWidget(mutedLabel(tr("SHA-256")), 2, 0);
    facts->addWidget(m_hash, 2, 1, 1, 2);
    facts->setColumnStretch(1, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copy = buttons->addButton(tr("&Copy all"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] {
        m_bytes->selectAll();
        m_bytes->copy();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_hex, &QCheckBox::toggled, this, &RawView::render);
    connect(m_wrap, &QCheckBox::toggled, this, &RawView::render);

    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_hex);
    bottom->addWidget(m_wrap);
    bottom->addWidget(m_note, 1);
    bottom->addWidget(buttons);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addLayout(facts);
    layout->addWidget(m_reason);
    layout->addWidget(m_bytes, 1);
    layout->addLayout(bottom);
    m_reason->hide();
    m_bytes->setFocus();
}

void RawView::showLoading()
{
    m_text = {};
    m_bytes->setPlainText(tr("Reading…"));
    m_origin->setText({});
    m_place->clear();
    m_hash->clear();
    m_note->clear();
    m_reason->hide();
    m_marking->hide();
}

void RawView::showRecord(const picture::RawRecordText &text, const Marking &marking)
{
    m_text = text;
    const store::StoredRecord &r = text.record;
    m_origin->setText(safe(r.origin));
    m_place->setText(tr("line %1, byte %2 · %3 · received %4 · %5")
                         .arg(countText(r.line), countText(r.offset), safe(r.format), stampText(toMicros(r.received)),
                              word(r.outcome)));
    m_hash->setText(safe(r.hash));
    m_marking->setMarking(marking);
    m_marking->show();
    m_bytes->setMarking(marking);
    QString reason = text.error;
    if (reason.isEmpty() && r.outcome == Outcome::Quarantined)
        reason = r.field.empty() ? tr("Quarantined: %1").arg(visibleText(r.reason))
                                 : tr("Quarantined: %1 (field %2)").arg(visibleText(r.reason), safe(r.field));
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    render();
}

void RawView::render()
{
    const std::string_view all = m_text.bytes;
    const std::size_t most = m_hex->isChecked() ? mostHex : mostText;
    std::string_view shown = all.substr(0, most);
    m_bytes->setLineWrapMode(m_wrap->isChecked() && !m_hex->isChecked() ? QPlainTextEdit::WidgetWidth
                                                                        : QPlainTextEdit::NoWrap);
    m_wrap->setEnabled(!m_hex->isChecked());
    m_bytes->setPlainText(m_hex->isChecked() ? hexDump(shown) : visibleText(shown, true));
    m_note->setText(shown.size() < all.size()
                        ? tr("The first %1 of %2").arg(bytesText(std::ssize(shown)), bytesText(std::ssize(all)))
                        : tr("%n byte(s)", nullptr, static_cast<int>(all.size())));
}

QString RawView::shownText() const { return m_bytes->toPlainText(); }

} // namespace watchfloor::widgets
