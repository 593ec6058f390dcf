// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/displaytext.h"
#include "transport/folderfile.h"
#include "transport/inotify.h"
#include "transport/kinds.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace watchfloor::transport {

namespace {

constexpr auto netEvery = 30s; ///< the kernel tells nothing of what others do to a network file system
constexpr auto blindEvery = 2s; ///< where it tells nothing at all
constexpr auto tick = 200ms; ///< while something is pending
constexpr auto absentEvery = 3s;
constexpr auto restAfter = 60s;
constexpr auto oncePatience = 15s; ///< for writers that are at work
constexpr int deepest = 16;
constexpr std::size_t mostFiles = 100'000;
constexpr std::size_t mostFollowed = 128; ///< open at once

/// A store, or what people and programs call a file that is not there yet.
bool isNoFeed(std::string_view name)
{
    static constexpr std::array endings{".part", ".partial", ".tmp", ".temp", ".swp", ".crdownload", ".filepart", "~"};
    return name.starts_with('.') || store::isStoreName(QString::fromUtf8(name))
        || std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

class FolderTransport final : public Transport
{
public:
    Result<> run(Session &session, std::stop_token stop) override
    {
        m_session = &session;
        m_begun = std::chrono::steady_clock::now();
        while (!stop.stop_requested()) {
            m_root = fs::path(session.settings().location.toStdString());
            if (auto there = isThere(); !there) {
                if (session.isOnce())
                    return there;
                m_files.clear();
                session.failed(there.error().detail, Clock::now() + absentEvery);
                (void)session.wait(absentEvery);
                continue;
            }
            if (auto watched = watch(stop); !watched || session.isOnce())
                return watched;
        }
        return {};
    }

    Result<QString> probe(Session &session, std::stop_token) override
    {
        m_session = &session;
        m_root = fs::path(session.settings().location.toStdString());
        if (const auto there = isThere(); !there)
            return std::unexpected(there.error());
        const bool isEmpty = fs::is_empty(m_root);
        return u"the folder %1 can be read, and "_s.arg(visibleText(session.settings().location))
            + (isEmpty ? u"is empty now"_s : u"holds something"_s);
    }

private:
    using Files = std::map<std::string, std::unique_ptr<FolderFile>>;

    Result<> isThere() const;
    Result<> watch(const std::stop_token &stop);
    Result<> remember();
    Result<> look();
    void list(const fs::path &folder, int depth, std::map<std::string, FileFacts> &found);
    void refuse(const fs::path &path, const QString &why);
    Result<> settle(const std::map<std::string, FileFacts> &found);
    Result<> depart(std::unique_ptr<FolderFile> file);
    std::unique_ptr<FolderFile> fresh(const std::string &relative, const FileFacts &facts);
    void heed(const std::vector<Inotify::Event> &events);
    Result<> visitAll(const std::stop_token &stop);
    std::chrono::milliseconds patience() const;
    void say() const;

    Session *m_session = nullptr;
    std::chrono::steady_clock::time_point m_begun, m_looked;
    fs::path m_root;
    std::unique_ptr<Inotify> m_kernel;
    std::set<std::string> m_folders; ///< watched by the kernel
    bool m_blind = false; ///< the kernel has no room for all of them
    bool m_structure = true;
    Files m_files;
    std::map<std::string, FileCursor> m_saved; ///< of earlier lives, by name, until it is found or gone
    std::vector<store::CursorChange> m_changes; ///< found while the folder is looked at
    std::map<std::string, bool> m_heard; ///< of files not known yet: whether they are finished
    std::set<std::string> m_refused;
    bool m_full = false;
};

Result<> FolderTransport::isThere() const
{
    struct stat status{};
    const auto name = visibleText(m_session->settings().location);
    if (::stat(m_root.c_str(), &status) != 0)
        return fail(ErrorCode::NotFound, u"the folder %1 is not there: is its disk or share connected?"_s.arg(name));
    if (!S_ISDIR(status.st_mode))
        return fail(ErrorCode::Usage, u"%1 is not a folder"_s.arg(name));
    if (::access(m_root.c_str(), R_OK | X_OK) != 0)
        return fail(ErrorCode::Io, u"the folder %1 may not be read by this user"_s.arg(name));
    return {};
}

/// Until a stop, an error, or the folder is gone.
Result<> FolderTransport::watch(const std::stop_token &stop)
{
    m_root = fs::canonical(m_root);
    m_kernel = std::make_unique<Inotify>();
    m_folders.clear();
    m_blind = false;
    m_structure = true;
    if (auto known = remember(); !known)
        return known;
    while (!stop.stop_requested()) {
        const auto now = std::chrono::steady_clock::now();
        if (m_structure || now - m_looked >= (m_blind ? blindEvery : netEvery)
            || m_session->wait(0ms) == Session::Wake::Now) {
            if (!isThere())
                return {};
            if (auto looked = look(); !looked)
                return looked;
        }
        if (auto visited = visitAll(stop); !visited)
            return visited;
        say();
        const bool pending = std::ranges::any_of(m_files, [](const auto &f) { return f.second->isPending(); });
        if (m_session->isOnce() && (!pending || now - m_begun > oncePatience)) {
            if (pending)
                m_session->problem(u"some files are still being written; they are left for the next time"_s);
            break;
        }
        heed(m_kernel->wait(patience(), stop));
    }
    for (auto &[name, file] : m_files) {
        if (auto rested = file->rest(); !rested)
            return rested;
    }
    return {};
}

std::chrono::milliseconds FolderTransport::patience() const
{
    const bool pending = std::ranges::any_of(m_files, [](const auto &f) { return f.second->isPending(); });
    return pending ? tick : m_blind ? 500ms : 1000ms;
}

Result<> FolderTransport::remember()
{
    m_files.clear();
    m_saved.clear();
    auto cursors = m_session->cursors();
    if (!cursors)
        return std::unexpected(cursors.error());
    for (const auto &saved : *cursors) {
        if (auto cursor = FileCursor::fromJson(saved.cursor))
            m_saved.emplace(saved.part, std::move(*cursor));
    }
    return {};
}

void FolderTransport::refuse(const fs::path &path, const QString &why)
{
    if (m_refused.insert(path.string()).second)
        m_session->problem(u"%1: %2"_s.arg(visibleText(path.string()), why));
}

void FolderTransport::list(const fs::path &folder, int depth, std::map<std::string, FileFacts> &found)
{
    if (!m_folders.contains(folder.string())) {
        if (m_kernel->watch(folder.string())) {
            m_folders.insert(folder.string());
        } else if (!std::exchange(m_blind, true)) {
            m_session->problem(u"the system has no room to watch all folders (fs.inotify.max_user_watches, "
                               "max_user_instances): the folder is looked at every two seconds instead"_s);
        }
    }
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const fs::path &path = it->path();
        if (isNoFeed(path.filename().string()))
            continue;
        struct stat status{};
        if (::lstat(path.c_str(), &status) != 0)
            continue;
        if (S_ISLNK(status.st_mode)) {
            // What lies in the folder is read under its own name.
            std::error_code lost;
            const auto target = fs::canonical(path, lost);
            const auto inside = lost ? fs::path() : target.lexically_relative(m_root);
            if (lost || inside.empty() || *inside.begin() == "..")
                refuse(path, u"is a link that leaves the folder, and is not followed"_s);
        } else if (S_ISDIR(status.st_mode)) {
            if (depth < deepest)
                list(path, depth + 1, found);
            else
                refuse(path, u"lies too deep in the folder, and is left out"_s);
        } else if (S_ISREG(status.st_mode)) {
            if (found.size() >= mostFiles) {
                if (!std::exchange(m_full, true))
                    m_session->problem(
                        u"the folder holds more than %1 files; the others are left out"_s.arg(mostFiles));
                return;
            }
            found.emplace(path.lexically_relative(m_root).string(),
                          FileFacts{std::uint64_t(status.st_dev), std::uint64_t(status.st_ino),
                                    std::int64_t(status.st_size),
                                    std::int64_t(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec});
        }
    }
}

Result<> FolderTransport::look()
{
    m_structure = false;
    m_looked = std::chrono::steady_clock::now();
    std::map<std::string, FileFacts> found;
    list(m_root, 0, found);
    auto settled = settle(found);
    m_heard.clear();
    return settled;
}

/// Brings what is known in line with what is there.
Result<> FolderTransport::settle(const std::map<std::string, FileFacts> &found)
{
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::unique_ptr<FolderFile>> moved;
    Files stays;
    for (auto &[name, file] : m_files) {
        const auto there = found.find(name);
        const FileFacts &was = file->facts();
        if (there != found.end() && there->second.inode == was.inode && there->second.device == was.device) {
            file->saw(there->second);
            stays.emplace(name, std::move(file));
        } else {
            moved.emplace(std::pair(was.device, was.inode), std::move(file));
        }
    }
    std::vector<store::CursorChange> &changes = m_changes;
    changes.clear();
    const auto forget = [&](const std::string &name) {
        if (!stays.contains(name))
            changes.push_back({name, {}});
    };
    for (const auto &[name, facts] : found) {
        if (stays.contains(name))
            continue;
        if (const auto old = moved.find({facts.device, facts.inode}); old != moved.end()) {
            changes.push_back({old->second->relative(), {}});
            old->second->movedTo(name);
            old->second->saw(facts);
            if (const auto heard = m_heard.find(name); heard != m_heard.end())
                old->second->touched(heard->second);
            if (old->second->cursor())
                changes.push_back({name, old->second->cursor()->toJson()});
            stays.emplace(name, std::move(old->second));
            moved.erase(old);
        } else {
            stays.emplace(name, fresh(name, facts));
        }
    }
    for (auto &[id, file] : moved) {
        if (!file)
            continue;
        const std::string name = file->relative();
        if (auto left = depart(std::move(file)); !left)
            return left;
        // An empty folder may be a disk that is not mounted.
        if (!found.empty())
            forget(name);
    }
    m_files = std::move(stays);
    if (!found.empty()) {
        for (const auto &[name, cursor] : m_saved)
            if (!m_files.contains(name))
                changes.push_back({name, {}});
        m_saved.clear();
    }
    // A name that is forgotten and taken again keeps what was said last.
    std::ranges::stable_sort(changes,
                             [](const auto &a, const auto &b) { return a.cursor.empty() && !b.cursor.empty(); });
    return changes.empty() ? Result<>() : m_session->putCursors(std::exchange(changes, {}));
}

Result<> FolderTransport::depart(std::unique_ptr<FolderFile> file) { return file->leave(); }

std::unique_ptr<FolderFile> FolderTransport::fresh(const std::string &relative, const FileFacts &facts)
{
    auto file = std::make_unique<FolderFile>(*m_session, m_root.string(), relative, facts);
    if (const auto heard = m_heard.find(relative); heard != m_heard.end())
        file->touched(heard->second);
    const auto saved = m_saved.find(relative);
    if (saved != m_saved.end() && file->resume(saved->second))
        return file;
    for (const auto &[name, cursor] : m_saved) {
        if (cursor.inode == facts.inode && name != relative && file->resume(cursor)) {
            m_changes.push_back({relative, cursor.toJson()}); // renamed while nobody looked
            break;
        }
    }
    return file;
}

void FolderTransport::heed(const std::vector<Inotify::Event> &events)
{
    for (const auto &event : events) {
        m_structure = m_structure || event.structure;
        const auto name = fs::path(event.path).lexically_relative(m_root).string();
        if (const auto file = m_files.find(name); file != m_files.end()) {
            file->second->touched(event.finished);
            struct stat status{};
            if (::lstat(event.path.c_str(), &status) == 0 && S_ISREG(status.st_mode)
                && std::uint64_t(status.st_ino) == file->second->facts().inode) {
                file->second->saw({std::uint64_t(status.st_dev), std::uint64_t(status.st_ino),
                                   std::int64_t(status.st_size),
                                   std::int64_t(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec});
            } else {
                m_structure = true;
            }
        } else if (!event.path.empty() && !isNoFeed(fs::path(event.path).filename().string())) {
            m_heard[name] = event.finished;
            m_structure = true;
        }
    }
}

Result<> FolderTransport::visitAll(const std::stop_token &stop)
{
    std::size_t followed = 0;
    for (const auto &[name, file] : m_files)
        followed += file->isFollowed();
    for (auto &[name, file] : m_files) {
        if (stop.stop_requested())
            return {};
        if (file->isPending()) {
            if (auto visited = file->visit(); !visited)
                return visited;
        } else if (file->isFollowed() && (file->quiet() >= restAfter || followed > mostFollowed)) {
            --followed;
            if (auto rested = file->rest(); !rested)
                return rested;
        }
    }
    return {};
}

void FolderTransport::say() const
{
    const auto followed = std::ranges::count_if(m_files, [](const auto &f) { return f.second->isFollowed(); });
    m_session->live(
        u"watching %1: %2 files, %3 of them being written"_s.arg(visibleText(m_session->settings().location))
            .arg(m_files.size())
            .arg(followed));
}

Result<> checkFolder(const Settings &settings)
{
    if (!QFileInfo(settings.location).isAbsolute())
        return fail(ErrorCode::Usage, u"location: an absolute path to a folder is wanted"_s);
    if (QFileInfo(settings.location).exists() && !QFileInfo(settings.location).isDir())
        return fail(ErrorCode::Usage, u"location: %1 is not a folder"_s.arg(visibleText(settings.location)));
    return {};
}

} // namespace

const Kind &folderKind()
{
    static const Kind kind{
        "folder",
        "Watched folder",
        "a folder is wanted, as in /srv/feeds/sensor-1",
        false,
        0s,
        checkFolder,
        [] { return std::unique_ptr<Transport>(std::make_unique<FolderTransport>()); },
    };
    return kind;
}

} // namespace watchfloor::transport
