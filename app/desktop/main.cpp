// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"
#include "desktop/commandline.h"
#include "desktop/language.h"
#include "desktop/mainwindow.h"
#include "desktop/screenshots.h"
#include "desktop/settings.h"
#include "desktop/storeflow.h"
#include "desktop/watchflow.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QLocale>
#include <QScreen>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace watchfloor;
using namespace watchfloor::desktop;

namespace {

void say(std::FILE *to, const QString &text) { std::fprintf(to, "%s\n", qUtf8Printable(text)); }

MainWindow *openWindow(Sessions *sessions)
{
    auto *window = new MainWindow(sessions);
    QObject::connect(window, &MainWindow::newWindowRequested, window, [sessions, window] {
        MainWindow *other = openWindow(sessions);
        other->resize(window->size());
        other->show();
        other->setSession(window->session());
    });
    return window;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"watchfloor"_s);
    QApplication::setApplicationDisplayName(u"Watchfloor"_s);
    QApplication::setOrganizationDomain(u"watchfloor.eu"_s);
    QApplication::setOrganizationName(u"watchfloor"_s);
    QApplication::setApplicationVersion(u"" WATCHFLOOR_VERSION ""_s);
    QApplication::setDesktopFileName(u"eu.watchfloor.Watchfloor"_s);
    QApplication::setWindowIcon(QIcon(u":/watchfloor/icons/watchfloor.svg"_s));
    speak(&app, languageFor(settings::language(), QLocale::system()));

    const auto parsed = parseCommandLine(QApplication::arguments());
    if (!parsed) {
        say(stderr, u"watchfloor: %1"_s.arg(parsed.error().detail));
        return 2;
    }
    const CommandLine &line = *parsed;
    if (line.help) {
        say(stdout, helpText());
        return 0;
    }
    if (line.version) {
        say(stdout, u"watchfloor " WATCHFLOOR_VERSION ""_s);
        return 0;
    }
    const bool drawing = !line.screenshots.empty();
    if (drawing && line.store.isEmpty()) {
        say(stderr, u"watchfloor: --screenshot needs a store"_s);
        return 2;
    }
    if (line.at)
        Clock::freeze(line.at);
    widgets::Theme::instance().apply(app,
                                     line.scheme.value_or(drawing ? widgets::Theme::Scheme::Dark : settings::scheme()),
                                     drawing ? 1.0 : settings::fontScale());

    Sessions sessions;
    MainWindow *window = openWindow(&sessions);
    if (drawing) {
        window->setRemembering(false);
        window->watch()->setAsking(false);
    }
    // A first window fits the screen, whatever it is.
    window->resize(line.size.value_or(QSize(1600, 1000).boundedTo(window->screen()->availableSize())));
    const QString remembered = QString::fromLatin1(settings::state(u"window/workspace"_s));
    for (const Workspace w : workspaces) {
        if (line.workspace ? w == *line.workspace : !drawing && name(w) == remembered)
            window->setWorkspace(w);
    }
    if (line.knownAt)
        window->setKnownAt(line.knownAt);
    window->show();
    QString store = line.store;
    if (store.isEmpty() && settings::reopensLast() && QFileInfo::exists(settings::lastStore()))
        store = settings::lastStore();
    if (!store.isEmpty())
        window->openStore(store);

    if (drawing || !line.select.isEmpty()) {
        auto *shots = new Screenshots(window, line.screenshots, line.select, &app);
        QObject::connect(shots, &Screenshots::done, &app, [drawing](const QString &error) {
            if (!error.isEmpty())
                say(stderr, u"watchfloor: %1"_s.arg(error));
            if (drawing)
                QCoreApplication::exit(error.isEmpty() ? 0 : 1);
        });
    }
    return QApplication::exec();
}
