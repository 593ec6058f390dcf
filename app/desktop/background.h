// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace watchfloor::desktop {

/// Runs `work` on the pool and `done` with its value on `context`'s thread; when `context` is gone by then,
/// nothing is called. Whatever touches files or the store from the interface goes through here.
template <typename Work, typename Done> void inBackground(QObject *context, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<std::shared_ptr<Value>>>();
    promise->start();
    promise->future().then(
        context, [done = std::move(done)](const std::shared_ptr<Value> &value) mutable { done(std::move(*value)); });
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(std::make_shared<Value>(work()));
        promise->finish();
    });
}

} // namespace watchfloor::desktop
