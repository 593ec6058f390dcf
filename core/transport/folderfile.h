// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/descriptor.h"
#include "transport/session.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace watchfloor::transport {

/// A file as the system lists it.
struct FileFacts
{
    std::uint64_t device = 0, inode = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970

    bool operator==(const FileFacts &) const = default;
};

/// How far a file was read, and what it looked like there: told from another file under the same name by its content.
struct FileCursor
{
    std::uint64_t inode = 0;
    std::int64_t size = 0, modified = 0; ///< when it was last read to its end
    bool lines = false; ///< read as it grows; else as a whole
    ingest::Place place; ///< of a growing one: behind its last whole record
    std::int64_t origin = 0;
    std::string format;
    std::int64_t headSize = 0, tailSize = 0; ///< bytes at its begin, and before the place
    std::string head, tail; ///< their SHA-256 in hex

    [[nodiscard]] std::string toJson() const;
    [[nodiscard]] static std::optional<FileCursor> fromJson(const std::string &json);
};

/// Opens a regular file below a folder without following any link on the way. Error Usage: it is no such file.
[[nodiscard]] Result<Descriptor> openBelow(const std::string &folder, const std::string &relative);

/// One file of a watched folder, from when it is first seen until it is gone.
class FolderFile
{
public:
    FolderFile(Session &session, std::string folder, std::string relative, const FileFacts &facts);
    ~FolderFile();

    [[nodiscard]] const std::string &relative() const { return m_relative; }
    [[nodiscard]] const FileFacts &facts() const { return m_facts; }
    [[nodiscard]] bool isFollowed() const { return m_stream != nullptr; }
    /// Waits for its writer, or for time to pass: visit() it again soon.
    [[nodiscard]] bool isPending() const { return m_pending; }
    [[nodiscard]] const std::optional<FileCursor> &cursor() const { return m_cursor; }
    /// Takes up where an earlier life ended, if this is that file. False: it is another.
    bool resume(const FileCursor &cursor);

    void saw(const FileFacts &facts); ///< the folder was looked at
    /// It was written to; or its writer closed it, or it was moved in.
    void touched(bool finished)
    {
        m_finished = finished;
        m_beingWritten = !finished;
        m_pending = true;
    }
    void movedTo(const std::string &relative);
    /// Reads what there is to read now. An error is the store's: nothing more can be read before that is put right.
    [[nodiscard]] Result<> visit();
    /// It is gone from the folder: what its open descriptor still gives is read.
    [[nodiscard]] Result<> leave();
    /// Commits what is there, gives back descriptor and memory, and stays known.
    [[nodiscard]] Result<> rest();
    [[nodiscard]] std::chrono::steady_clock::duration quiet() const;

private:
    enum class Way : std::uint8_t { Undecided, Lines, Whole };

    [[nodiscard]] Result<> decide();
    [[nodiscard]] Result<> follow();
    [[nodiscard]] Result<> grow();
    [[nodiscard]] Result<> readWhole();
    [[nodiscard]] Result<> readMembers(const QString &path, const FileCursor &cursor);
    [[nodiscard]] Result<> endLine();
    [[nodiscard]] bool holdsHalf() const;
    [[nodiscard]] Result<> closeStream(bool whole);
    [[nodiscard]] Result<> fate(const ingest::FileOutcome &outcome);
    void startOver();
    void giveUp(const Error &error);
    [[nodiscard]] bool isRead() const;
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool isMine(const FileCursor &cursor, int fd) const;
    [[nodiscard]] FileCursor cursorAt(const ingest::Place &place);
    [[nodiscard]] std::string path() const { return m_folder + '/' + m_relative; }
    [[nodiscard]] QString shown() const;

    Session &m_session;
    const std::string m_folder;
    std::string m_relative;
    FileFacts m_facts;
    std::chrono::steady_clock::time_point m_seen, m_changed;
    bool m_finished = false;
    bool m_beingWritten = false; ///< and its writer has not closed it
    bool m_pending = true;
    Way m_way = Way::Undecided;
    std::string m_format;
    std::optional<FileCursor> m_cursor; ///< as last committed
    std::optional<FileFacts> m_given; ///< up, as it was then: no use to try again
    std::optional<std::chrono::steady_clock::time_point> m_again; ///< but at that time
    Descriptor m_fd;
    std::unique_ptr<ingest::Stream> m_stream;
    std::int64_t m_fed = 0; ///< offset of the first byte that the stream has not got
    std::string m_last; ///< the bytes before it
    std::optional<ingest::Place> m_hold; ///< where a line without an end begins: the cursor stays there
    bool m_atEnd = false; ///< what is committed now is all that the file holds
};

} // namespace watchfloor::transport
