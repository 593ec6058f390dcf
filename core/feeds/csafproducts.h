// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/jsondom.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace watchfloor::feeds {

/// The products that an advisory defines, by their ids: from `branches`, `full_product_names` and `relationships`.
/// Views into the document.
class CsafProducts
{
public:
    struct Product
    {
        std::string_view name, vendor, product, version, cpe, purl;
    };
    [[nodiscard]] bool read(dom::element tree, JsonProblem &problem);
    void clear() { m_products.clear(); }
    /// Nothing for an id that the document does not define.
    [[nodiscard]] const Product *find(std::string_view id) const;

private:
    [[nodiscard]] bool branch(dom::element value, Product above, JsonProblem &problem);
    [[nodiscard]] bool named(dom::element value, Product product, JsonProblem &problem);
    [[nodiscard]] bool relationship(dom::element value, JsonProblem &problem);

    std::unordered_map<std::string_view, Product> m_products;
};

} // namespace watchfloor::feeds
