// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "floor/untilfield.h"

#include "common/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace watchfloor::widgets {

using namespace Qt::StringLiterals;

UntilField::UntilField(Timestamp begin, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(iso8601Text(std::chrono::floor<std::chrono::minutes>(begin))))
    , m_read(mutedLabel())
{
    m_edit->setObjectName(u"until"_s);
    setFocusProxy(m_edit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit);
    layout->addWidget(m_read);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        read();
        Q_EMIT changed();
    });
    read();
}

std::optional<Timestamp> UntilField::until() const
{
    const std::string text = m_edit->text().trimmed().toStdString();
    if (const auto iso = parseIso8601(text))
        return iso->at;
    return parseDtg(text, Clock::now());
}

bool UntilField::isAhead() const
{
    const auto at = until();
    return at && *at > Clock::now();
}

void UntilField::read()
{
    const auto at = until();
    m_read->setText(!at ? tr("Not a time yet") : isAhead() ? dtg(*at) : tr("%1 has gone by").arg(dtg(*at)));
}

} // namespace watchfloor::widgets
